def f(e):
    try:
        raise e
    except (KeyError, IndexError) as x:
        return "lookup", type(x).__name__
    except ValueError:
        return "value"
    except Exception as x:
        return "other", str(x)
    else:
        return "else"
    finally:
        print("finally", end=" ")
print(f(KeyError("k")), f(IndexError()), f(UnicodeError()), f(OSError("o")))
try:
    try:
        raise ValueError("v")
    except KeyError:
        print("no")
except ValueError as e:
    print("outer", e)

# expect: finally finally finally finally ('lookup', 'KeyError') ('lookup', 'IndexError') value ('other', 'o')
# expect: outer v

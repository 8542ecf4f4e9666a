def f(x):
    try:
        y = 10 / x
    except ZeroDivisionError:
        r = "zero"
    else:
        r = "else"
        if x == 2:
            raise_later()
    finally:
        print("f", x, end="; ")
    return r
def raise_later(): raise KeyError("from else")
print(f(1), f(0))
try:
    f(2)
except KeyError as e:
    print("passed", e)

# expect: f 1; f 0; else zero
# expect: f 2; passed 'from else'

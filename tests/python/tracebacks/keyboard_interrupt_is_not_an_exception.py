try:
    try:
        raise KeyboardInterrupt
    except Exception:
        print("wrong")
except BaseException as e:
    print(repr(e))

# expect: KeyboardInterrupt()

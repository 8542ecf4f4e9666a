def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
b = bytearray(b"ab")
show(lambda: b.__setitem__(4, 2**53))
show(lambda: b.__setitem__(4, 300))
show(lambda: b.__setitem__(4, "a"))
show(lambda: b.__setitem__(4, 1.5))
show(lambda: b.__setitem__("x", 300))
show(lambda: b.__setitem__(2**70, 300))
show(lambda: b.__setitem__(-9, -1))
show(lambda: b.__setitem__(1, -1))

# expect: ValueError byte must be in range(0, 256)
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError bytearray indices must be integers or slices, not str
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: ValueError byte must be in range(0, 256)
# expect: ValueError byte must be in range(0, 256)

def a():
    v = 1
    def b():
        def c():
            nonlocal v
            v += 1
            return v
        return c
    def get():
        return v
    return b(), b(), get
c1, c2, get = a()
print(c1(), c2(), c1(), get())

# expect: 2 3 4 4

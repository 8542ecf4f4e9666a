def f(n):
    a = 0
    b = 0.5
    c = "x"
    for i in range(n):
        a += i
        b *= 1.0001
        d = (a, i)
        if i == n - 2:
            del c
    return sorted(locals().items())

print(f(3000))

# expect: [('a', 4498500), ('b', 0.6749192805977169), ('d', (4498500, 2999)), ('i', 2999), ('n', 3000)]

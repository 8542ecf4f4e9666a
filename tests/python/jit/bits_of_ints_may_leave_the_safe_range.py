def f(n, a, b):
    y = z = 0
    for i in range(n):
        y = a ^ b
        z = a & -b - 1
    return y, z
print(f(2000, 5, 3))
print(f(2000, -(2**53 - 1), 1))

# expect: (6, 4)
# expect: (-9007199254740992, -9007199254740992)

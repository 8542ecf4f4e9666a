total = 0
for i in range(1, 1500):
    total += i ** 2 - i ** 3 % 7
    total += 2 ** (i % 80) % 1000
print(total)
f = 0.0
for i in range(1, 1500):
    f += i ** -1 + i ** 0.5 + (-1) ** i
print("%.9f" % f)
print((-8) ** (1 / 3) == (-8.0) ** (1 / 3), 0 ** 0, 0.0 ** 0, (-2) ** 3, 2 ** -2)

# expect: 1124602879
# expect: 38717.151837628
# expect: True 1 1.0 -8 0.25

zeros = []
x = 0
for i in range(3000):
    x = -x * (i % 3 - 1)
    q = -5 % 5
    r = 0 * -i
    if i % 1000 == 0:
        zeros.append((x, q, r, -0, float(x), 1.0 * r, str(-x), x / 1 if i else 0 // -1))
print(zeros)

# expect: [(0, 0, 0, 0, 0.0, 0.0, '0', 0), (0, 0, 0, 0, 0.0, 0.0, '0', 0.0), (0, 0, 0, 0, 0.0, 0.0, '0', 0.0)]

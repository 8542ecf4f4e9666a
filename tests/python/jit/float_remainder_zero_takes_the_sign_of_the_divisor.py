out = set()
for i in range(1, 3000):
    sign = 1.0 if i % 2 else -1.0
    out.add(repr((4.0 * i) % (sign * 2.0)))
    out.add(repr((-4.0 * i) % (sign * 2.0)))
print(sorted(out))

# expect: ['-0.0', '0.0']

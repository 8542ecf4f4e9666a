seen = set()
x = 1
steps = 0
while x not in seen:
    seen.add(x)
    x = (x * x + 1) % 100003
    steps += 1
print(steps, x)
ring = set(range(10))
for i in range(3000):
    ring ^= {i % 13}
    ring.discard(i % 7)
print(sorted(ring))

# expect: 571 14475
# expect: [4, 5, 6]

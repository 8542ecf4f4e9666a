xs = list(range(3000))
ys = [x * 0.5 for x in xs]
total = 0
for i, (x, y) in enumerate(zip(xs, ys)):
    total += i * x - y
print(total)
total = 0
for (a, b), *rest in zip(zip(xs, ys), xs, reversed(xs)):
    total += a + b + rest[0] - rest[1]
print(total)
print(sum(i for i, x in enumerate("ab" * 1500, 5) if x == "b"))

# expect: 8993251250.0
# expect: 6747750.0
# expect: 2257500

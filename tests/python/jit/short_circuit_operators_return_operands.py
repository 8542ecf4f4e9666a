values = [0, 1, "", "a", [], [2], None, 0.0, -0.0, 3.5]
result = []
for i in range(3000):
    a = values[i % 10]
    b = values[(i * 3 + 1) % 10]
    c = a or b
    d = a and b
    if i % 750 == 0:
        result.append((a, b, c, d, not a))
print(result)

# expect: [(0, 1, 1, 0, True), (0, 1, 1, 0, True), (0, 1, 1, 0, True), (0, 1, 1, 0, True)]

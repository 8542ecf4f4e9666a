nan = float("nan")
values = [1.0, nan, -1.0, nan, 2]
counts = [0] * 6
for i in range(5000):
    a = values[i % 5]
    b = values[(i + 2) % 5]
    counts[0] += a < b
    counts[1] += a <= b
    counts[2] += a == b
    counts[3] += a != b
    counts[4] += not (a >= b)
    if a > b:
        counts[5] += 1
print(counts, nan in values, values.index(nan))

# expect: [1000, 1000, 0, 5000, 4000, 1000] True 1

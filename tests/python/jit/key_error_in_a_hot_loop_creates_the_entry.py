counts = {}
for i in range(4000):
    key = i * i % 17
    try:
        counts[key] += 1
    except KeyError:
        counts[key] = 1
print(counts)

# expect: {0: 236, 1: 471, 4: 471, 9: 471, 16: 471, 8: 470, 2: 470, 15: 470, 13: 470}

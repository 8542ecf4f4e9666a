counts = [0, 0, 0, 0]
for i in range(5000):
    if i % 2 == 0:
        counts[0] += 1
        continue
    elif i % 3 == 0:
        counts[1] += 1
        continue
    elif i % 5 == 0:
        counts[2] += 1
        continue
    counts[3] += 1
print(counts)

# expect: [2500, 833, 333, 1334]

found = []
for i in range(60):
    for j in range(100):
        for k in range(3):
            if (i * j + k) % 101 == 100:
                break
        else:
            continue
        break
    else:
        j = -1
    found.append((i, j, k))
print(found[:5], found[-3:])
print(i, j, k)

# expect: [(0, -1, 2), (1, 98, 2), (2, 49, 2), (3, 33, 1), (4, 25, 0)] [(57, 23, 1), (58, 40, 2), (59, 65, 2)]
# expect: 59 65 2

counts = [0] * 12
for i in range(12000):
    k = i * 7 % 12
    if k == 0:
        counts[0] += 1
    elif k == 1:
        counts[1] += 2
    elif k == 2:
        counts[2] += 3
    elif k == 3:
        counts[3] -= 1
    elif k == 4:
        counts[4] += counts[3]
    elif k == 5:
        counts[5] ^= i
    elif k == 6:
        counts[6] += 0.5
    elif k == 7:
        counts[7] = max(counts[7], i)
    elif k == 8:
        counts[8] |= i
    elif k == 9:
        counts[9] += len(counts)
    elif k == 10:
        counts[10] = str(i)
    else:
        counts[11] = (i, k)
print(counts)

# expect: [1000, 2000, 3000, -1000, -499500, 4320, 500.0, 11989, 16380, 12000, '11998', (11993, 11)]

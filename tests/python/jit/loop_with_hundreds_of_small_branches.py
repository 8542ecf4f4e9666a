state = 1
hits = [0] * 16
for i in range(8000):
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    b = state >> 16
    if b & 1:
        hits[0] += 1
        if b & 2:
            hits[1] += 1
        else:
            hits[2] += 1
            if b & 4:
                hits[3] += 1
    else:
        if b & 8:
            hits[4] += 1
        if b & 16:
            hits[5] += 1
            if b & 32:
                hits[6] += 1
            else:
                hits[7] -= 1
    if b & 64 and not b & 128 or b & 256:
        hits[8] += 1
    hits[9 + (b & 3)] += 1
print(state, hits)

# expect: 1625235137 [4051, 2015, 2036, 1050, 1919, 2023, 1010, -1013, 5042, 1955, 2036, 1994, 2015, 0, 0, 0]

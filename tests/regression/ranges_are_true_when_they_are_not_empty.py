# A range that was only in the trace was always true; a float or method was not itself.
def truths(n):
    count = 0
    for i in range(n):
        if range(i % 3):
            count += 1
        if not range(5, i % 8):
            count += 10
        if range(i % 4, 2, -1):
            count += 100
        half = i * 0.5
        if half is half:
            count += 1000
        other = half
        if other is not half:
            count += 10000
        method = count.bit_length
        if method is method:
            count += 100000
    return count

print(truths(500))

# expect: 50516593

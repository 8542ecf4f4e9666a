values = [1, 2**64, -1, 2**53, -(2**53), 10**30, 3]
total = 0
small = 0
for i in range(3500):
    v = values[i % 7]
    total += v
    if -100 < v < 100:
        small += v
    if v > 2**60:
        total -= v
print(total, small)

# expect: 1500 1500

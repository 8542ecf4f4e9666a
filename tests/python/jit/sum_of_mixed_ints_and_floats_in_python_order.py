values = [0.1, 1, 2**60, -0.1, 1e16, -1e16, 3, True]
total = 0
for i in range(4000):
    total = total + values[i % 8]
print(total)
print(sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([2**60, 0.5, -(2**60)]))

# expect: 5.764607523034235e+20
# expect: 1.0 1.0 0.0

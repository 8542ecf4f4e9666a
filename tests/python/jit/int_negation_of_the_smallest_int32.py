values = [-(2**31), 2**31, -(2**53) + 1, 2**53 - 1, 0, -1]
total = 0
for i in range(3000):
    total += -values[i % 6]
    total += abs(values[(i + 1) % 6])
print(total)

# expect: 9007201402224640000

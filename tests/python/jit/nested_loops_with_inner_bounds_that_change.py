total = 0
for i in range(120):
    for j in range(i, 2 * i, i % 5 + 1):
        for k in range(j % 4):
            total += i * j - k
print(total)

# expect: 50552202

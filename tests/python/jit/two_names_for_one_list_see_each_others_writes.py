a = [0] * 10
b = a
total = 0
for i in range(3000):
    a[i % 10] = i
    total += b[i % 10]
    b[(i + 1) % 10] = -1
    total += a[(i + 1) % 10]
print(total, a is b, a)

# expect: 4495500 True [-1, 2991, 2992, 2993, 2994, 2995, 2996, 2997, 2998, 2999]

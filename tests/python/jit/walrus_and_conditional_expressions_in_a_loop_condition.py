data = list(range(3000))
total = 0
while (n := len(data)) > 1 and (last := data.pop()) >= 0:
    total += last if n % 2 else -last
print(total, n, last, data)

# expect: -1500 1 1 [0]

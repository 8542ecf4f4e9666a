n = 27
steps = 0
peak = 0
while True:
    if n == 1:
        steps += 1
        if steps > 3000:
            break
        n = 27
        continue
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
    if n > peak:
        peak = n
print(n, steps, peak)

# expect: 1 3024 9232

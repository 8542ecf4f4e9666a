total = 0
x = 1.0
for i in range(2000):
    x = x * 1.1 if x < 1e25 else 1.5
    total += int(x) + int(-x) // 2 + round(x)
print(total)

# expect: 504462576625857105002627879

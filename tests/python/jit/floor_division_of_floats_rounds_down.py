total = 0.0
for i in range(-1500, 1500):
    x = i / 4
    total += x // 0.75 - x % 0.75
    total += x // -1.5 + x % -1.5
print(total)
print(-0.5 // 2.0, 1e300 // -1e-10, 5.0 % -3, -1e-20 % 1.0)

# expect: -5125.0
# expect: -1.0 -inf -1.0 1.0

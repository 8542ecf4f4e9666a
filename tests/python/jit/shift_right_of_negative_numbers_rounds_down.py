total = 0
for i in range(-3000, 3000):
    total += (i >> 1) + (i >> 3) * 2 - (i >> 40)
print(total, -1 >> 100, -5 >> 1)
try:
    for i in range(2000, -10, -1):
        1 << i % 60 if i >= 0 else 1 << i
except ValueError as e:
    print(i, e)

# expect: -6000 -1 -3
# expect: -1 negative shift count

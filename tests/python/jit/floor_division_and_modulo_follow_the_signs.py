total = 0
checks = 0
for a in range(-60, 61):
    for b in range(-7, 8):
        if b:
            q = a // b
            r = a % b
            total += q * 3 + r
            checks += q * b + r == a and (r == 0 or (r < 0) == (b < 0))
print(total, checks)
print(-7 // 2, -7 % 2, 7 // -2, 7 % -2, -7 // -2, -7 % -2)

# expect: -1590 1694
# expect: -4 1 -4 -1 3 -1

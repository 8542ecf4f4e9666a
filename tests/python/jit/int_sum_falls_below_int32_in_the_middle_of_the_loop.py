total = -(2**31) + 1500
i = 0
while i < 5000:
    total -= 1
    i += 1
print(total)
assert total == -(2**31) + 1500 - 5000

# expect: -2147487148

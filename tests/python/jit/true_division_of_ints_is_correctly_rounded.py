total = 0.0
for i in range(1, 3000):
    total += i / 7 - (2**60 + i) / 2**58
    total += (3**40 + i) / (3**39 - i)
print(total)
print((2**53 + 1) / 1, (2**1100) / (2**1099), 10**400 / 10**399)
try:
    for i in range(1000, 1100):
        2**i / 1
except OverflowError as e:
    print(i, e)

# expect: 639643.857142857
# expect: 9007199254740992.0 2.0 10.0
# expect: 1024 integer division result too large for a float

total = 2**31 - 2000
for i in range(4000):
    total += i % 3
    if i in (1998, 1999, 2000, 3999):
        print(i, total)
print(total, type(total).__name__)

# expect: 1998 2147483646
# expect: 1999 2147483647
# expect: 2000 2147483649
# expect: 3999 2147485647
# expect: 2147485647 int

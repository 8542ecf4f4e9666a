count = 0
for i in range(2**53 - 1500, 2**53 + 1500):
    count += i & 1
print(count, i)
for i in range(2**64, 2**64 + 4000, 2):
    count += i % 3
print(count, i)

# expect: 1500 9007199254742491
# expect: 3499 18446744073709555614

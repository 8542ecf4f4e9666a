big = 2**53 - 1
total = 0
for i in range(1, 3000):
    total += big // i - (-big) // i
    total += big % i - (-big) % i
    total += big // -i
print(total)

# expect: 77312543211778323

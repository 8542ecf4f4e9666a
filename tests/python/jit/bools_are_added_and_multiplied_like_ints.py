total = 0
flag = False
for i in range(3000):
    flag = (i % 3 == 0) ^ flag
    total += flag
    total += True * i * flag
    total -= (i > 5) + (i > 6)
    odd = i & 1 == 1
    total += sum((odd & flag, odd | flag, odd ^ True))
print(total, flag)

# expect: 2247013 False

acc = 0
mask = 2**40 - 1
for i in range(3000):
    v = i * 2654435761
    acc = (acc ^ v) & mask
    acc |= ~i & 0xFF
    acc += ~v
    acc ^= -i
print(acc, ~acc & 0xFFFF)

# expect: 7293343616698 12613

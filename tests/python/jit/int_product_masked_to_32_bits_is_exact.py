def fnv(turns):
    value = 2166136261
    for i in range(turns):
        value ^= i & 255
        value = (value * 16777619) & 0xFFFFFFFF
    return value

for turns in (1, 100, 3000, 6000):
    print(fnv(turns))

# expect: 84696351
# expect: 3726872593
# expect: 1466596749
# expect: 874708469

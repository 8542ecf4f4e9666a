data = [(i * 7919 % 1009, i % 13) for i in range(2000)]
data.sort(key=lambda pair: (pair[1], -pair[0]))
print(data[:3], data[-3:])
calls = 0

def key(x):
    global calls
    calls += 1
    return -x

print(sorted(range(1500), key=key)[:5], calls)
print(max(data, key=lambda p: p[0] * 2 - p[1]), min(range(2000), key=lambda x: (x - 700) ** 2))

# expect: [(1004, 0), (998, 0), (992, 0)] [(20, 12), (14, 12), (3, 12)]
# expect: [1499, 1498, 1497, 1496, 1495] 1500
# expect: (1007, 1) 700

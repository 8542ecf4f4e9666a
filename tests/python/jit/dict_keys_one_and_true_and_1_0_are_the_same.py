d = {}
keys = [1, 1.0, True, 2, 2.0, "1", (1,), (1.0,)]
for i in range(4000):
    k = keys[i % 8]
    d[k] = d.get(k, 0) + 1
print(d)

# expect: {1: 1500, 2: 1000, '1': 500, (1,): 1000}

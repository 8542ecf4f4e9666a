class K:
    calls = 0

    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return self.v % 5

    def __eq__(self, other):
        K.calls += 1
        return self.v == other.v

d = {K(i): 0 for i in range(10)}
K.calls = 0
for i in range(2000):
    d[K(i % 10)] += 1
print(sorted(d.values()), K.calls > 2000)

# expect: [200, 200, 200, 200, 200, 200, 200, 200, 200, 200] True

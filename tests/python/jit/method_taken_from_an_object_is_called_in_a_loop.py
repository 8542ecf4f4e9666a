class Counter:
    def __init__(self):
        self.n = 0

    def add(self, k=1):
        self.n += k
        return self

c = Counter()
add = c.add
for i in range(3000):
    add()
    Counter.add(c, 2)
    c.add(3).add(4)
append = [].append
for i in range(3000):
    append(i)
print(c.n, len(append.__self__))

# expect: 30000 3000

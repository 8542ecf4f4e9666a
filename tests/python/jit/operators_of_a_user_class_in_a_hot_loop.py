class V:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y)

    def __rmul__(self, k):
        return V(k * self.x, k * self.y)

    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self

    def __eq__(self, o):
        return self.x == o.x and self.y == o.y

p = V(0, 0)
q = p
for i in range(3000):
    p = p + 2 * V(i, 0.5)
    q += V(1, 1)
print(p.x, p.y, q.x, q.y, p == V(8997000, 3000.0))

# expect: 8997000 3000.0 3000 3000 True

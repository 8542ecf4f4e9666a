class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def sum(self):
        return self.x + self.y

points = [Point(1, 2), Point(1.5, 2), Point(1, 2.5), Point("a", "b"), Point([1], [2])]
totals = {}
for i in range(5000):
    value = points[i % 5].sum()
    name = type(value).__name__
    totals[name] = totals.get(name, 0) + 1
print(totals)
print([p.sum() for p in points])

# expect: {'int': 1000, 'float': 2000, 'str': 1000, 'list': 1000}
# expect: [3, 3.5, 3.5, 'ab', [1, 2]]

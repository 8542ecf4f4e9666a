class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def scaled(self, factor):
        return Vector(self.x * factor, self.y * factor)


def walk(count):
    place = Vector(0.0, 0.0)
    for i in range(count):
        step = Vector(i * 0.5, 1.0)
        place = place.plus(step.scaled(0.5))
    return place


def rounds(count):
    total = 0.0
    for k in range(count):
        place = Vector(0.0, 1.0)
        for i in range(20):
            place = place.plus(Vector(1.0, i * 0.25))
        total += place.x + place.y
    return total


for n in (10, 400, 1000):
    place = walk(n)
    print(place.x, place.y, sorted(vars(place)))
print(rounds(300))

# expect: 11.25 5.0 ['x', 'y']
# expect: 19950.0 200.0 ['x', 'y']
# expect: 124875.0 500.0 ['x', 'y']
# expect: 20550.0

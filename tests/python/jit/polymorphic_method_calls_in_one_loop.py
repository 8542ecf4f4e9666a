class Square:
    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s * self.s

class Circle:
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3 * self.r * self.r

class Unit:
    def area(self):
        return 1

class Big(Square):
    def area(self):
        return super().area() * 100

shapes = [Square(2), Circle(1.5), Unit(), Big(3), Square(0.5)]
total = 0
for i in range(6000):
    total += shapes[i * 7 % 5].area()
print(total)

# expect: 1094400.0

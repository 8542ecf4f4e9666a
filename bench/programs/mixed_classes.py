"""The areas and edges of n shapes of six classes that come in no order.

One loop calls a method, reads a property and looks at an attribute of each; the classes share a
base, but each has its own method. A virtual call at its worst.
"""

import sys

DEFAULT = 80_000
ROUNDS = 8
PASSES = 10
EXPECTED = {300: (7730, "346972.5000"), 80_000: (1937620, "91539540.0000")}


class Shape:
    edges = 0

    def __init__(self, size):
        self.size = size

    def area(self):
        raise NotImplementedError

    @property
    def cost(self):
        return self.edges + 1


class Disc(Shape):
    def area(self):
        return 3.125 * self.size * self.size


class Square(Shape):
    edges = 4

    def area(self):
        return float(self.size * self.size)


class Strip(Shape):
    edges = 4

    def __init__(self, size):
        super().__init__(size)
        self.width = 0.25

    def area(self):
        return self.size * self.width


class Wedge(Shape):
    edges = 3

    def area(self):
        return 0.5 * self.size * (self.size + 1)


class Frame(Square):
    def area(self):
        inner = self.size - 1
        return super().area() - inner * inner

    @property
    def cost(self):
        return 8


class Dot(Shape):
    def area(self):
        return 0.0


CLASSES = [Disc, Square, Strip, Wedge, Frame, Dot]


def make_shapes(n):
    shapes = []
    state = 5
    for _ in range(n):
        state = state * 16807 % 2147483647
        shapes.append(CLASSES[state % 6](state // 6 % 20 + 1))
    return shapes


def measure(shapes):
    area = 0.0
    edges = 0
    for shape in shapes:
        area += shape.area()
        edges += shape.edges
        if shape.cost > 5 and shape.size > 10:
            edges -= 1
    return edges, area


def run(n):
    shapes = make_shapes(n)
    total_edges = 0
    total_area = 0.0
    for _ in range(PASSES):
        edges, area = measure(shapes)
        total_edges += edges
        total_area += area
    return total_edges, total_area


def check(n, result):
    edges, area = result
    assert 0 <= edges <= PASSES * 4 * n, "mixed_classes: impossible edges: %d" % edges
    assert 0 <= area <= PASSES * 1250 * n, "mixed_classes: impossible area: %r" % area
    if n in EXPECTED:
        found = (edges, "%.4f" % area)
        assert found == EXPECTED[n], "mixed_classes: wrong answer: %d, %s" % found


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("mixed_classes %d: %d edges, area %.4f" % (n, *result))


if __name__ == "__main__":
    main()

"""Points in space as instances of a class: made, normalized in place, compared, all with floats.

Attribute reads and writes, method calls, and many objects that live long.
"""

import math
import sys

DEFAULT = 200_000
ROUNDS = 8
EXPECTED = {100: "0.893876 1.000000 0.447179", 200_000: "0.894427 1.000000 0.447214"}


class Point:
    def __init__(self, i):
        self.x = x = math.sin(i)
        self.y = math.cos(i) * 3.0
        self.z = (x * x) / 2.0

    def normalize(self):
        x = self.x
        y = self.y
        z = self.z
        norm = math.sqrt(x * x + y * y + z * z)
        self.x /= norm
        self.y /= norm
        self.z /= norm

    def maximize(self, other):
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self

    def __str__(self):
        return "%.6f %.6f %.6f" % (self.x, self.y, self.z)


def run(n):
    points = [Point(float(i)) for i in range(n)]
    for point in points:
        point.normalize()
    largest = points[0]
    for point in points[1:]:
        largest = largest.maximize(point)
    return largest


def check(n, result):
    for part in (result.x, result.y, result.z):
        assert -1.0 <= part <= 1.0, "float_points: not normalized: %s" % result
    if n in EXPECTED:
        assert str(result) == EXPECTED[n], "float_points: wrong answer: %s" % result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("float_points %d: %s" % (n, result))


if __name__ == "__main__":
    main()

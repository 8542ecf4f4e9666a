"""A picture of n by n pixels: seven shining balls over a chequered floor, seen by ray tracing.

Vectors are objects with operators, so nearly everything is small objects of floats that do not
live long; a ray may be reflected four times. Only + - * / and square roots occur, so that every
engine gets the same bits.
"""

import math
import sys

DEFAULT = 400
ROUNDS = 8
MOST_REFLECTIONS = 4
TINY = 1e-6
EXPECTED = {16: 305370, 400: 636772}


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / math.sqrt(self.dot(self)))

    def reflect(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, distance):
        return self.origin + self.direction * distance


class Ball:
    def __init__(self, center, radius, color, shine):
        self.center = center
        self.radius = radius
        self.color = color
        self.shine = shine

    def meet(self, ray):
        """The distance along the ray, or None."""
        offset = ray.origin - self.center
        half = offset.dot(ray.direction)
        rest = half * half - offset.dot(offset) + self.radius * self.radius
        if rest < 0.0:
            return None
        root = math.sqrt(rest)
        if -half - root > TINY:
            return -half - root
        if -half + root > TINY:
            return -half + root
        return None

    def normal(self, point):
        return (point - self.center) * (1.0 / self.radius)

    def color_at(self, point):
        return self.color


class Floor:
    def __init__(self, height, light, dark, shine):
        self.height = height
        self.light = light
        self.dark = dark
        self.shine = shine
        self.up = Vector(0.0, 1.0, 0.0)

    def meet(self, ray):
        if abs(ray.direction.y) < TINY:
            return None
        distance = (self.height - ray.origin.y) / ray.direction.y
        return distance if distance > TINY else None

    def normal(self, point):
        return self.up

    def color_at(self, point):
        square = math.floor(point.x) + math.floor(point.z)
        return self.light if square % 2 == 0 else self.dark


class Scene:
    def __init__(self):
        self.lamp = Vector(-4.0, 7.0, -5.0)
        self.sky = Vector(0.3, 0.5, 0.8)
        self.things = [Floor(-1.0, Vector(0.9, 0.9, 0.8), Vector(0.1, 0.2, 0.1), 0.15)]
        for i in range(7):
            center = Vector(1.1 * i - 3.3, 0.25 * (i % 3) - 0.4, 3.0 + 0.8 * (i % 4))
            color = Vector(0.25 * (i % 4) + 0.2, 0.3 * (i % 3) + 0.1, 0.9 - 0.1 * i)
            self.things.append(Ball(center, 0.4 + 0.05 * i, color, 0.1 * (i % 4)))

    def nearest(self, ray):
        found = None
        least = 1e30
        for thing in self.things:
            distance = thing.meet(ray)
            if distance is not None and distance < least:
                least = distance
                found = thing
        return found, least

    def is_dark(self, point, direction):
        ray = Ray(point, direction)
        for thing in self.things:
            if thing.meet(ray) is not None:
                return True
        return False

    def trace(self, ray, depth):
        thing, distance = self.nearest(ray)
        if thing is None:
            return self.sky * (1.0 - 0.5 * ray.direction.y)
        point = ray.at(distance)
        normal = thing.normal(point)
        to_lamp = (self.lamp - point).unit()
        light = 0.15
        falling = normal.dot(to_lamp)
        if falling > 0.0 and not self.is_dark(point + normal * TINY, to_lamp):
            light += 0.85 * falling
        color = thing.color_at(point) * light
        if thing.shine == 0.0 or depth == MOST_REFLECTIONS:
            return color
        mirrored = Ray(point + normal * TINY, ray.direction.reflect(normal))
        return color * (1.0 - thing.shine) + self.trace(mirrored, depth + 1) * thing.shine


def to_byte(level):
    return min(255, int(level * 255.0 + 0.5))


def run(n):
    scene = Scene()
    eye = Vector(0.0, 0.5, -4.0)
    picture = []
    for row in range(n):
        y = 1.0 - 2.0 * (row + 0.5) / n
        for column in range(n):
            x = 2.0 * (column + 0.5) / n - 1.0
            color = scene.trace(Ray(eye, Vector(x, y, 1.6).unit()), 0)
            picture.append(to_byte(color.x))
            picture.append(to_byte(color.y))
            picture.append(to_byte(color.z))
    return picture


def checksum(picture):
    total = 0
    for i, level in enumerate(picture):
        total = (total * 31 + level + i) % 1000003
    return total


def check(n, result):
    assert len(result) == 3 * n * n, "raytrace: pixels got lost"
    assert min(result) >= 0, "raytrace: blacker than black"
    if n in EXPECTED:
        found = checksum(result)
        assert found == EXPECTED[n], "raytrace: wrong picture: %d" % found


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("raytrace %d: checksum %d" % (n, checksum(result)))
    shades = " .:-=+*#%@"
    for row in range(0, n, max(1, n // 8)):
        line = [result[3 * (row * n + column) + 1] for column in range(0, n, max(1, n // 16))]
        print("".join(shades[level * 10 // 256] for level in line))


if __name__ == "__main__":
    main()

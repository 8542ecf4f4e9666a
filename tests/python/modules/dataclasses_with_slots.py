from dataclasses import dataclass, field


@dataclass(slots=True)
class Point:
    x: int
    y: int = 2
    tags: list = field(default_factory=list)

    def shifted(self):
        return Point(self.x + 1, self.y)


@dataclass(slots=True, frozen=True, order=True)
class Point3(Point if False else object):
    z: int = 3

    def __str__(self):
        return "<" + super().__repr__()[:0] + str(self.z) + ">"


p = Point(1)
print(p, p.shifted(), Point.__slots__, hasattr(p, "__dict__"), p == Point(1, 2))
print(Point3(), repr(Point3()), Point3(1) < Point3(2), hash(Point3()) == hash(Point3(3)))
try:
    p.w = 5
except AttributeError as e:
    print(e)

# expect: Point(x=1, y=2, tags=[]) Point(x=2, y=2, tags=[]) ('x', 'y', 'tags') False True
# expect: <3> Point3(z=3) True True
# expect: 'Point' object has no attribute 'w' and no __dict__ for setting new attributes

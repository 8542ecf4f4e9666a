from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Pair:
    __match_args__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def name_of(subject):
    match subject:
        case None:
            return "none"
        case []:
            return "empty"
        case [1, *rest]:
            return "one and " + str(len(rest))
        case (a, b):
            return f"two {a} {b}"
        case [a, *_, b]:
            return f"many {a} {b}"
        case {"kind": "dot", "at": at, **others}:
            return f"dot {at} {len(others)}"
        case {"kind": kind}:
            return f"kind {kind}"
        case Point(x=0, y=y):
            return f"on axis {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "point"
        case Pair(Point(), right):
            return f"pair {right}"
        case Pair(left=int(n)):
            return f"int pair {n}"
        case str() as text:
            return "text " + text
        case float(f):
            return f"float {f}"
        case bool():
            return "bool"
        case int():
            return "int"
        case _:
            return "else"


subjects = [
    None, [], [1, 2, 3], (4, 5), [6, 7, 8], {"kind": "dot", "at": 3, "z": 1}, {"kind": "line"},
    {}, Point(0, 4), Point(3, 3), Point(1, 2), Pair(Point(1, 1), 2), Pair(7, 8), Pair("a", "b"),
    "abc", 2.5, True, 12, range(2), b"ab",
]
counts = {}
for i in range(4000):
    key = name_of(subjects[i * 7 % len(subjects)])
    counts[key] = counts.get(key, 0) + 1
for key in sorted(counts):
    print(key, counts[key])

# expect: bool 200
# expect: diagonal 3 200
# expect: dot 3 1 200
# expect: else 600
# expect: empty 200
# expect: float 2.5 200
# expect: int 200
# expect: int pair 7 200
# expect: kind line 200
# expect: many 6 8 200
# expect: none 200
# expect: on axis 4 200
# expect: one and 2 200
# expect: pair 2 200
# expect: point 200
# expect: text abc 200
# expect: two 0 1 200
# expect: two 4 5 200

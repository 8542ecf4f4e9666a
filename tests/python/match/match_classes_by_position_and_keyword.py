class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Other:
    pass
def f(p):
    match p:
        case Point(0, 0): return "origin"
        case Point(x=0): return f"y axis {p.y}"
        case Point(x, y=0): return f"x axis {x}"
        case Point(x, y) if x == y: return "diagonal"
        case Point(): return "point"
        case int(x) | float(x): return f"number {x}"
        case Other(): return "other"
print([f(p) for p in (Point(0, 0), Point(0, 3), Point(4, 0), Point(2, 2), Point(1, 2), 5, 2.5, Other(), None)])
for code in ("case Point(1, 2, 3): pass", "case Other(1): pass", "case Point(1, x=2): pass", "case 5(): pass"):
    try:
        exec("match Point(1, 2) if 'Other' not in %r else Other():\n    %s" % (code, code))
    except (TypeError, SyntaxError) as e:
        print(type(e).__name__, e)

# expect: ['origin', 'y axis 3', 'x axis 4', 'diagonal', 'point', 'number 5', 'number 2.5', 'other', None]
# expect: TypeError Point() accepts 2 positional sub-patterns (3 given)
# expect: TypeError Other() accepts 0 positional sub-patterns (1 given)
# expect: TypeError Point() got multiple sub-patterns for attribute 'x'
# expect: SyntaxError invalid syntax (<string>, line 2)

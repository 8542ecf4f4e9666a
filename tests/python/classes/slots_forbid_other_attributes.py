class P:
    __slots__ = ("x", "y")
    def __init__(self): self.x = 1
p = P()
for action in (lambda: p.y, lambda: setattr(p, "z", 1), lambda: p.__dict__, lambda: delattr(p, "y"), lambda: delattr(p, "q")):
    try:
        print(action())
    except AttributeError as e:
        print(e)
p.y = 2
print(p.x, p.y, P.x.__class__.__name__, P.__slots__)
class Q(P):
    pass
q = Q()
q.z = 3
print(q.z, q.__dict__, q.x)
class R(P):
    __slots__ = ["w"]
r = R()
r.w = r.y = 4
print(r.w, hasattr(r, "__dict__"))
try:
    class S:
        __slots__ = ("a",)
        a = 1
except ValueError as e:
    print(e)

# expect: 'P' object has no attribute 'y'
# expect: 'P' object has no attribute 'z' and no __dict__ for setting new attributes
# expect: 'P' object has no attribute '__dict__'
# expect: y
# expect: 'P' object has no attribute 'q' and no __dict__ for setting new attributes
# expect: 1 2 member_descriptor ('x', 'y')
# expect: 3 {'z': 3} 1
# expect: 4 False
# expect: 'a' in __slots__ conflicts with class variable

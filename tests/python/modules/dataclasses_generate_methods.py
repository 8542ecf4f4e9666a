from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
@dataclass(order=True)
class P:
    x: int
    y: float = 0.5
    tags: list = field(default_factory=list, compare=False, repr=False)
    def norm(self): return self.x + self.y
p = P(1)
print(p, P(1) == P(1, 0.5), P(1) < P(2), p.norm(), asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(P)], p.tags is not P(1).tags)
@dataclass(frozen=True, slots=True, kw_only=True)
class Q:
    a: int
    b: str = "b"
q = Q(a=1)
print(q, hash(q) == hash(Q(a=1)), Q.__slots__)
@dataclass
class R(P):
    z: int = 3
    def __post_init__(self): self.sum = self.x + self.z
print(R(1, 2.0), R(1).sum, R.__match_args__)
for action in (lambda: P(), lambda: setattr(q, "a", 2), lambda: Q(1), lambda: P(1, 2, 3, 4), lambda: P(1) < 5):
    try:
        action()
    except (TypeError, FrozenInstanceError) as e:
        print(type(e).__name__, e)
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e:
    print(e)

# expect: P(x=1, y=0.5) True True 1.5 {'x': 1, 'y': 0.5, 'tags': []} (1, 0.5, []) P(x=9, y=0.5) ['x', 'y', 'tags'] True
# expect: Q(a=1, b='b') True ('a', 'b')
# expect: R(x=1, y=2.0, z=3) 4 ('x', 'y', 'tags', 'z')
# expect: TypeError P.__init__() missing 1 required positional argument: 'x'
# expect: FrozenInstanceError cannot assign to field 'a'
# expect: TypeError Q.__init__() takes 1 positional argument but 2 were given
# expect: TypeError P.__init__() takes from 2 to 4 positional arguments but 5 were given
# expect: TypeError '<' not supported between instances of 'P' and 'int'
# expect: mutable default <class 'list'> for field a is not allowed: use default_factory

from enum import Enum, IntEnum, Flag, auto, unique, StrEnum
class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1
    @property
    def low(self): return self.name.lower()
print(Color.RED, repr(Color.GREEN), Color(2), Color["RED"], Color.CRIMSON is Color.RED, list(Color), Color.RED.low, Color.RED.value, len(Color), Color.RED in Color, Color.RED == 1, {Color.RED: "r"}[Color.RED], list(Color.__members__))
class N(IntEnum):
    A = 1
    B = 2
class F(Flag):
    R = auto()
    W = auto()
    X = auto()
class S(StrEnum):
    ONE = auto()
print(N.A + N.B, N.A < N.B, N(2), f"{N.A}", F.R | F.X, F.R in (F.R | F.W), ~F.R, F(0), F(3), S.ONE, S.ONE == "one", repr(F.R | F.W))
for action in (lambda: Color(9), lambda: Color["X"], lambda: Color.NOPE, lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.GREEN, lambda: type("C2", (Color,), {})):
    try:
        action()
    except (ValueError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)

# expect: Color.RED <Color.GREEN: 2> Color.GREEN Color.RED True [<Color.RED: 1>, <Color.GREEN: 2>] red 1 2 True False r ['RED', 'GREEN', 'CRIMSON']
# expect: 3 True 2 1 F.R|X True F.W|X F(0) F.R|W one True <F.R|W: 3>
# expect: ValueError 9 is not a valid Color
# expect: KeyError 'X'
# expect: AttributeError type object 'Color' has no attribute 'NOPE'
# expect: AttributeError cannot reassign member 'RED'
# expect: TypeError '<' not supported between instances of 'Color' and 'Color'
# expect: AttributeError 'dict' object has no attribute '_member_names'

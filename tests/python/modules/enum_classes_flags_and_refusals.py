from enum import *
class Color(Enum):
    RED=1; GREEN=2; BLUE=auto(); ALIAS=1
    def hi(self): return "hi "+self.name
    @classmethod
    def d(cls): return cls.GREEN
print(Color.RED, repr(Color.RED), Color(2), Color["BLUE"], Color.BLUE.value, list(Color), Color.ALIAS, Color.__members__, Color.RED.hi(), Color.d(), len(Color), Color.RED in Color, 1 in Color)
try: Color(9)
except ValueError as e: print(e)
try: Color["X"]
except KeyError as e: print(e)
try: Color.RED = 5
except AttributeError as e: print(e)
try: Color.RED.value = 5
except AttributeError as e: print(e)
try: del Color.RED
except AttributeError as e: print(e)
try:
    class Sub(Color): pass
except TypeError as e: print(e)
class N(IntEnum): A=1; B=2
print(N.A+1, N.A<N.B, repr(N.A), str(N.B), f"{N.A}", f"{N.A:>5}", "%d"%N.B, N(1) is N.A, sorted(N))
class F(Flag): R=auto(); W=auto(); X=auto(); RW=R|W
print(F.R|F.X, repr(F.R|F.W), ~F.R, F.RW in F.R|F.W|F.X, list(F.RW), F(0), F(5), bool(F.R&F.W), F.R^F.RW, F.RW.value)
class P(IntFlag): A=1; B=2
print(P.A|P.B, repr(P.A|8), P(3), ~P.A)
class S(StrEnum): FOO=auto(); BAR="b"
print(S.FOO, S.BAR, S.FOO=="foo", f"{S.BAR}", repr(S.FOO), S.FOO.upper())
@unique
class Ok(Enum): A=1
try:
    @unique
    class Bad(Enum): A=1; B=1
except ValueError as e: print(e)
class Planet(Enum):
    E=(1.0,2.0); M=(3.0,4.0)
    def __init__(self,a,b): self.a=a; self.b=b
    @property
    def s(self): return self.a+self.b
print(Planet.E.s, Planet.M.value, Planet.E)
A = Enum("A","x y z"); print(list(A), A.x.value, A.__name__, A)
class O(Enum):
    def _generate_next_value_(name,start,count,last): return name.lower()
    Q=auto(); W=auto()
print([o.value for o in O])
class H(Enum):
    @classmethod
    def _missing_(cls, v): return cls.D
    D="d"
print(H("zz"))
@verify(CONTINUOUS)
class V(IntEnum): A=1; B=2
class Mixed(str, Enum): A="a"
print(Mixed.A, str(Mixed.A), f"{Mixed.A}", Mixed.A=="a", repr(Mixed.A))
print(Color.RED.name, type(Color.RED), isinstance(N.A,int), {Color.RED:1}[Color.RED], Color.RED==1, Color.RED is Color.ALIAS)
import pickle

# expect: Color.RED <Color.RED: 1> Color.GREEN Color.BLUE 3 [<Color.RED: 1>, <Color.GREEN: 2>, <Color.BLUE: 3>] Color.RED {'RED': <Color.RED: 1>, 'GREEN': <Color.GREEN: 2>, 'BLUE': <Color.BLUE: 3>, 'ALIAS': <Color.RED: 1>} hi RED Color.GREEN 3 True True
# expect: 9 is not a valid Color
# expect: 'X'
# expect: cannot reassign member 'RED'
# expect: <enum 'Enum'> cannot set attribute 'value'
# expect: 'Color' cannot delete member 'RED'.
# expect: <enum 'Sub'> cannot extend <enum 'Color'>
# expect: 2 True <N.A: 1> 2 1     1 2 True [<N.A: 1>, <N.B: 2>]
# expect: F.R|X <F.RW: 3> F.W|X True [<F.R: 1>, <F.W: 2>] F(0) F.R|X False F.W 3
# expect: 3 <P.A|8: 9> 3 2
# expect: foo b True b <S.FOO: 'foo'> FOO
# expect: duplicate values found in <enum 'Bad'>: B -> A
# expect: 3.0 (3.0, 4.0) Planet.E
# expect: [<A.x: 1>, <A.y: 2>, <A.z: 3>] 1 A <enum 'A'>
# expect: ['q', 'w']
# expect: H.D
# expect: Mixed.A Mixed.A Mixed.A True <Mixed.A: 'a'>
# expect: RED <enum 'Color'> True 1 False True

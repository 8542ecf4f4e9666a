class Base:
    def go(self): return ["Base"]
class L(Base):
    def go(self): return ["L"] + super().go()
class R(Base):
    def go(self): return ["R"] + super().go()
class Both(L, R):
    def go(self): return ["Both"] + super().go()
    @classmethod
    def make(cls): return super().__new__(cls)
print(Both().go(), L().go(), super(L, Both()).go(), type(Both.make()).__name__)
try:
    super().x
except RuntimeError as e:
    print(e)
class Bad:
    def f(): super()
try:
    Bad.f()
except RuntimeError as e:
    print(e)

# expect: ['Both', 'L', 'R', 'Base'] ['L', 'Base'] ['R', 'Base'] Both
# expect: super(): no arguments
# expect: super(): no arguments

class V:
    def __init__(self, v): self.v = v
    def __add__(self, o): return V(self.v + o.v) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return V(o + self.v)
    def __mul__(self, o): return ("mul", o)
    def __matmul__(self, o): return "@"
    def __neg__(self): return V(-self.v)
    def __iadd__(self, o): self.v += 100; return self
    def __divmod__(self, o): return "dm"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rsub__(self, o): return ("rsub", o)
    def __invert__(self): return "~"
    def __repr__(self): return f"V({self.v})"
v = V(1)
print(v + V(2), 5 + v, v * 3, v @ v, -v, divmod(v, 1), v ** 2, pow(v, 2, 3), 3 - v, ~v)
v += 1
print(v)
for action in (lambda: v + "a", lambda: v - 1, lambda: 3 * v, lambda: v < v, lambda: v // 2, lambda: v @ 1 - v if False else [] @ []):
    try:
        print(action())
    except TypeError as e:
        print(e)
class W(V):
    def __radd__(self, o): return "W first"
print(V(1) + W(2), W(1) + V(2))

# expect: V(3) V(6) ('mul', 3) @ V(-1) dm ('pow', 2, None) ('pow', 2, 3) ('rsub', 3) ~
# expect: V(101)
# expect: unsupported operand type(s) for +: 'V' and 'str'
# expect: unsupported operand type(s) for -: 'V' and 'int'
# expect: unsupported operand type(s) for *: 'int' and 'V'
# expect: '<' not supported between instances of 'V' and 'V'
# expect: unsupported operand type(s) for //: 'V' and 'int'
# expect: unsupported operand type(s) for @: 'list' and 'list'
# expect: W first V(3)

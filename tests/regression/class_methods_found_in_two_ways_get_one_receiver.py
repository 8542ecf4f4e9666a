# A class method recorded as a plain load was called with its class twice.
class Base:
    @classmethod
    def by_value(cls, v):
        yield v
    it = by_value
class A(Base): pass
class B(Base): pass
B.it = B.by_value
def use(cls, v):
    out = []
    for m in cls.it(v):
        out.append(m)
    return out
for i in range(40):
    for c in (A, B, A, A, B):
        assert use(c, i) == [i]
print("ok")

# expect: ok

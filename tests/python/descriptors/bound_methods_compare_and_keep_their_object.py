class A:
    def f(self, x=1): return (self.n, x)
    def __init__(self, n): self.n = n
a, b = A(1), A(2)
m = a.f
print(m(5), a.f == a.f, a.f is a.f, a.f == b.f, m.__self__ is a, m.__func__ is A.f, A.f(b, 3), m.__name__)
a.f = lambda: "own"
print(a.f(), m())
import types
print(types.MethodType(lambda self, y: (self, y), 9)(1))
try:
    A.f()
except TypeError as e:
    print(e)

# expect: (1, 5) True False False True True (2, 3) f
# expect: own (1, 1)
# expect: (9, 1)
# expect: A.f() missing 1 required positional argument: 'self'

class A: pass
class B(A): pass
b = B()
A.f = lambda self: "A.f"
print(b.f())
B.f = lambda self: "B.f"
print(b.f())
del B.f
print(b.f())
b.__class__ = A
print(type(b).__name__, b.f())
B.__bases__ = (type("M", (), {"f": lambda self: "M.f"}),)
print(B().f(), [c.__name__ for c in B.__mro__])

# expect: A.f
# expect: B.f
# expect: A.f
# expect: A A.f
# expect: M.f ['B', 'M', 'object']

def hi(self): return f"hi {self.name}"
A = type("A", (), {"name": "a", "hi": hi})
B = type("B", (A,), {"name": "b"})
print(A().hi(), B().hi(), B.__mro__[1] is A, type(B) is type, B.__name__)
for args in (("X",), ("X", (), {}, 1), (5, (), {}), ("X", [], {}), ("X", (int, str), {}), ("X", (bool,), {}), ("X", (5,), {})):
    try:
        type(*args)
        print("made")
    except TypeError as e:
        print(e)

# expect: hi a hi b True True B
# expect: made
# expect: type() takes 1 or 3 arguments
# expect: type.__new__() argument 1 must be str, not int
# expect: type.__new__() argument 2 must be tuple, not list
# expect: multiple bases have instance lay-out conflict
# expect: type 'bool' is not an acceptable base type
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases

class O: pass
class A(O): name = "A"
class B(O): name = "B"; only = "B"
class C(A, B): pass
class D(B, A): pass
print([c.__name__ for c in C.__mro__], C.name, D.name, C.only, C.__bases__ == (A, B), issubclass(C, O), C.__base__.__name__)
try:
    class E(C, D): pass
except TypeError as e:
    print(e)
try:
    class F(A, A): pass
except TypeError as e:
    print(e)
try:
    class G(O, A): pass
except TypeError as e:
    print(e)

# expect: ['C', 'A', 'B', 'O', 'object'] A B B True True A
# expect: Cannot create a consistent method resolution order (MRO) for bases A, B
# expect: duplicate base class A
# expect: Cannot create a consistent method resolution order (MRO) for bases O, A

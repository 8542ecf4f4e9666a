class A:
    def __new__(cls, *args):
        print("new", cls.__name__, args)
        return super().__new__(cls)
    def __init__(self, *args):
        print("init", args)
class B(A):
    def __new__(cls, x):
        return 5 if x == 0 else super().__new__(cls, x)
print(type(A(1)).__name__, B(0), type(B(2)).__name__)
class Single:
    it = None
    def __new__(cls):
        cls.it = cls.it or object.__new__(cls)
        return cls.it
print(Single() is Single())
for action in (lambda: object(1), lambda: A.__new__(), lambda: A.__new__(int), lambda: type("X", (), {})(1)):
    try:
        action()
    except TypeError as e:
        print(e)
class C:
    def __init__(self): return 1
try:
    C()
except TypeError as e:
    print(e)

# expect: new A (1,)
# expect: init (1,)
# expect: new B (2,)
# expect: init (2,)
# expect: A 5 B
# expect: True
# expect: object() takes no arguments
# expect: A.__new__() missing 1 required positional argument: 'cls'
# expect: new int ()
# expect: super(type, obj): obj (type int) is not an instance or subtype of type (A).
# expect: X() takes no arguments
# expect: __init__() should return None, not 'int'

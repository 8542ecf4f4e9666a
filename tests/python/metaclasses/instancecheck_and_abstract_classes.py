from abc import ABC, abstractmethod
class Even(type):
    def __instancecheck__(cls, x): return x % 2 == 0
    def __subclasscheck__(cls, c): return c is int
class E(metaclass=Even): pass
print(isinstance(4, E), isinstance(3, E), issubclass(int, E), issubclass(str, E))
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
class Sq(Shape):
    def area(self): return 4
for c in (Shape, Sq):
    try:
        c()
    except TypeError as e:
        print(e)
Shape.register(int)
print(isinstance(3, Shape), issubclass(int, Shape))
print(isinstance(1, int | str), isinstance("a", (bytes, (int, str))), issubclass(bool, int))
try:
    isinstance(1, "int")
except TypeError as e:
    print(e)

# expect: True False True False
# expect: Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'name'
# expect: Can't instantiate abstract class Sq without an implementation for abstract method 'name'
# expect: True True
# expect: True True True
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union

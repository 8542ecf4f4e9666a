print(round(2.567, 2), round(-7.5), round(12345, -2), abs(-5), abs(-2.5), abs(3 - 4j), divmod(17, 5), divmod(-17, 5), divmod(7.5, 2), pow(2, 10), pow(2.0, 3), pow(7, 2, 5), round(1e20), round(True))
class R:
    def __round__(self, n=None): return ("round", n)
    def __abs__(self): return "abs"
    def __floor__(self): return "floor"
import math
print(round(R()), round(R(), 2), abs(R()), math.floor(R()))
for action in (lambda: round("a"), lambda: abs("a"), lambda: round(1.5, "a"), lambda: pow("a", 2), lambda: pow(2, 3, 4.0)):
    try:
        action()
    except TypeError as e:
        print(e)

# expect: 2.57 -8 12300 5 2.5 5.0 (3, 2) (-4, 3) (3.0, 1.5) 1024 8.0 4 100000000000000000000 1
# expect: ('round', None) ('round', 2) abs floor
# expect: type str doesn't define __round__ method
# expect: bad operand type for abs(): 'str'
# expect: 'str' object cannot be interpreted as an integer
# expect: unsupported operand type(s) for ** or pow(): 'str' and 'int'
# expect: pow() 3rd argument not allowed unless all arguments are integers

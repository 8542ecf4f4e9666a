a = b = [1]
print(a is b, a is not [1], id(a) == id(b), None is None, (lambda: 5)() == 5)
class A: pass
x, y = A(), A()
print(x == y, x == x, hash(x) == hash(x), x is not y, len({x, y, x}), x != y)

# expect: True True True True True
# expect: False True True True 2 True

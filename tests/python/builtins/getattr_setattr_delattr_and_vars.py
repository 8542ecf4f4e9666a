class A:
    def __init__(self): self.x = 1
a = A()
setattr(a, "y", 2)
delattr(a, "x")
print(getattr(a, "y"), getattr(a, "x", "gone"), hasattr(a, "y"), vars(a), [n for n in dir(a) if not n.startswith("_")], getattr(a, "no", None))
for action in (lambda: getattr(a, "x"), lambda: getattr(a, 5), lambda: setattr(1, "x", 1), lambda: vars(5), lambda: delattr(a, "zz"), lambda: setattr(int, "x", 1)):
    try:
        action()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)

# expect: 2 gone True {'y': 2} ['y'] None
# expect: AttributeError 'A' object has no attribute 'x'
# expect: TypeError attribute name must be string, not 'int'
# expect: AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: TypeError vars() argument must have __dict__ attribute
# expect: AttributeError 'A' object has no attribute 'zz'
# expect: TypeError cannot set 'x' attribute of immutable type 'int'

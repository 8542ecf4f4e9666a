print(isinstance(1, (str, int)), isinstance(True, int), isinstance(1.0, int), issubclass(bool, (str, int)), type(1) is int, callable(len), callable(5), callable(int), isinstance(None, type(None)))
for action in (lambda: isinstance(1, 1), lambda: issubclass(1, int), lambda: isinstance(1, (int, 5)) or isinstance("a", (int, 5))):
    try:
        print(action())
    except TypeError as e:
        print(e)

# expect: True True False True True True False True True
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass() arg 1 must be a class
# expect: True

import _plain
print(__name__, _plain.seen_name, __name__ == "__main__")
def f():
    import math
    from math import floor
    return floor(math.e)
print(f(), "math" in globals())
try:
    exec("def g():\n    from math import *")
except SyntaxError as e:
    print(e.msg)

# expect: __main__ _plain True
# expect: 2 False
# expect: import * only allowed at module level

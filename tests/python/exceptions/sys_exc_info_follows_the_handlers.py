import sys
print(sys.exc_info(), sys.exception())
try:
    raise ValueError("a")
except ValueError:
    print(sys.exc_info()[1], sys.exception())
    try:
        raise KeyError("b")
    except KeyError:
        print(repr(sys.exception()))
    print(repr(sys.exception()))
print(sys.exc_info())
def g():
    try:
        raise ValueError("in g")
    except ValueError:
        yield repr(sys.exception())
        yield repr(sys.exception())
it = g()
print(next(it), sys.exception())
try:
    raise KeyError("main")
except KeyError:
    print(next(it), repr(sys.exception()))

# expect: (None, None, None) None
# expect: a a
# expect: KeyError('b')
# expect: ValueError('a')
# expect: (None, None, None)
# expect: ValueError('in g') None
# expect: ValueError('in g') KeyError('main')

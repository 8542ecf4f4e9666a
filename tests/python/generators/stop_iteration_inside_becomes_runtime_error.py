def g():
    yield 1
    raise StopIteration("inside")
try:
    list(g())
except RuntimeError as e:
    print(e, "|", repr(e.__cause__))
def h():
    return 5
    yield
try:
    next(h())
except StopIteration as e:
    print(e.value, e.args)

# expect: generator raised StopIteration | StopIteration('inside')
# expect: 5 (5,)

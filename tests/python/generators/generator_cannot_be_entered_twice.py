def g():
    yield 1
    next(it)
    yield 2
it = g()
print(next(it))
try:
    next(it)
except ValueError as e:
    print(e)
print(list(it))

# expect: 1
# expect: generator already executing
# expect: []

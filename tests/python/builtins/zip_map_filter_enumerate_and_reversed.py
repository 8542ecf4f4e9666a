print(list(zip("ab", [1, 2, 3])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a"])), list(enumerate("ab", 1)), list(reversed([1, 2])), list(zip()), dict(zip("ab", range(2))))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as e:
    print(e)
try:
    list(zip([1], [1, 2], [3], strict=True))
except ValueError as e:
    print(e)
m = map(str, [1, 2])
print(next(m), list(m), list(m), list(map(None.__class__, [])), iter(m) is m)
for action in (lambda: map(), lambda: map(str), lambda: list(map(5, [1])), lambda: reversed({1}), lambda: enumerate(5), lambda: filter(1)):
    try:
        action()
    except TypeError as e:
        print(e)

# expect: [('a', 1), ('b', 2)] [11, 22] [1, 'a'] [(1, 'a'), (2, 'b')] [2, 1] [] {'a': 0, 'b': 1}
# expect: zip() argument 2 is shorter than argument 1
# expect: zip() argument 2 is longer than argument 1
# expect: 1 ['2'] [] [] True
# expect: map() must have at least two arguments.
# expect: map() must have at least two arguments.
# expect: 'int' object is not callable
# expect: 'set' object is not reversible
# expect: 'int' object is not iterable
# expect: filter expected 2 arguments, got 1

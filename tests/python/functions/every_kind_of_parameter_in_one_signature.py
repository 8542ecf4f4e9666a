def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw

print(f(1, d=4))
print(f(1, 20, 30, 40, 50, d=4, e=6, z=7, b=9))
print(f(*[1, 2], **{"d": 3, "a": 4}))

# expect: (1, 2, 3, (), 4, 5, {})
# expect: (1, 20, 30, (40, 50), 4, 6, {'z': 7, 'b': 9})
# expect: (1, 2, 3, (), 3, 5, {'a': 4})

def f(v):
    match v:
        case [x, 1]: return "first", x
        case [y, z]: return "second", sorted(locals().items())
print(f([5, 1]), f([5, 2]))

# expect: ('first', 5) ('second', [('v', [5, 2]), ('y', 5), ('z', 2)])

t = (1, [2], "x")
t[1].append(3)
print(t, (1,), (), tuple("ab"), t[::-1], t + (4,), t * 2, t.index("x"), t.count(1), hash((1, 2)) == hash((1, 2)))
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    t[1] += [9]
except TypeError as e:
    print(e)
print(t)
try:
    hash(t)
except TypeError as e:
    print(e)

# expect: (1, [2, 3], 'x') (1,) () ('a', 'b') ('x', [2, 3], 1) (1, [2, 3], 'x', 4) (1, [2, 3], 'x', 1, [2, 3], 'x') 2 1 True
# expect: 'tuple' object does not support item assignment
# expect: 'tuple' object does not support item assignment
# expect: (1, [2, 3, 9], 'x')
# expect: unhashable type: 'list'

a = {1, 2, 3}
b = {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a < a, a >= {1}, a == {3, 2, 1}, a.isdisjoint({9}))
print(a.union([5], (6,)), a.intersection("x"), a.difference([1], [2]), a.symmetric_difference([1, 9]), a.issubset(range(9)), a.issuperset([]))
a |= {7}
a -= {1}
a ^= {2, 8}
a &= {3, 7, 8}
print(sorted(a), set(), {*()}, len({1, 1.0, True}), frozenset([1]) == {1}, {frozenset([1]): 2})
try:
    a | [1]
except TypeError as e:
    print(e)

# expect: {1, 2, 3, 4} {3} {1, 2} {1, 2, 4} True False True True True
# expect: {1, 2, 3, 5, 6} set() {3} {2, 3, 9} True True
# expect: [3, 7, 8] set() set() 1 True {frozenset({1}): 2}
# expect: unsupported operand type(s) for |: 'set' and 'list'

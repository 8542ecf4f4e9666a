print({3, 1, 2}, set([7, 0, 5]), frozenset({2, 1}), {0}, set(range(5)), frozenset())
s = set(range(20))
s -= set(range(0, 20, 3))
print(len(s), min(s), max(s), sum(s), repr(set()), str({"x"}))

# expect: {1, 2, 3} {0, 5, 7} frozenset({1, 2}) {0} {0, 1, 2, 3, 4} frozenset()
# expect: 13 1 19 127 set() {'x'}

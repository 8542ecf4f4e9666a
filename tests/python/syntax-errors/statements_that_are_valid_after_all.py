print(1if 1else 2)
x = 1_000; y = x,
print(y, (yes := 5), [*range(2)], {**{}}, not -x ** 2 < 0, 5 .real, 1.e3, 0xF.bit_count())
async_ = match = case = type = _ = 1
print(match, case, type, (lambda *a, **k: (a, k))(1, *[2], b=3))
if x: pass; print("one line")
for _ in (): pass
else: print("else")
def f(a, /, *, b): return a, b
print(f(1, b=2), f.__name__, ...)
class C: x: int = 5; y = x
print(C.y); print(x if x else y); del x

# expect: 1
# expect: (1000,) 5 [0, 1] {} False 5 1000.0 4
# expect: 1 1 1 ((1, 2), {'b': 3})
# expect: one line
# expect: else
# expect: (1, 2) f Ellipsis
# expect: 5
# expect: 1000
# stderr: statements_that_are_valid_after_all.py:1: SyntaxWarning: invalid decimal literal
# stderr:   print(1if 1else 2)
# stderr: statements_that_are_valid_after_all.py:1: SyntaxWarning: invalid decimal literal
# stderr:   print(1if 1else 2)

n = [1, 2, 3]
g = (x * y for x in n for y in n)
n = [10]
print(list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
print(sum(x for x in range(4)), "".join(c for c in "abc" if c != "b"), max((x, -x) for x in range(3)))
def f(): return (yield)
it = f()
next(it)
try:
    it.send(3)
except StopIteration as e:
    print(e.value)

# expect: [10, 20, 30]
# expect: 'int' object is not iterable
# expect: 6 ac (2, -2)
# expect: 3

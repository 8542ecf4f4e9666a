n = 0
def tick():
    global n
    n += 1
    return n
print(list(iter(tick, 5)), n, next(iter([]), "none"), next(iter([1])))
it = iter([1, 2, 3])
next(it)
print(list(it), it.__length_hint__(), iter(it) is it)
try:
    next(it)
except StopIteration as e:
    print(repr(e))

# expect: [1, 2, 3, 4] 5 none 1
# expect: [2, 3] 0 True
# expect: StopIteration()

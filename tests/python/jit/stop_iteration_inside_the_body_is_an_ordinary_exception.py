def f():
    it = iter(range(5))
    count = 0
    for i in range(3000):
        try:
            next(it)
        except StopIteration:
            count += 1
            it = iter(range(i % 7))
    return count

print(f())

def g():
    for i in range(2000):
        if i == 1500:
            next(iter(()))
        yield i

try:
    for x in g():
        pass
except RuntimeError as e:
    print(x, e, type(e.__cause__).__name__)

# expect: 642
# expect: 1499 generator raised StopIteration StopIteration

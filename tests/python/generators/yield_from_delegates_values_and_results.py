def inner():
    x = yield 1
    print("inner got", x)
    try:
        yield 2
    except ValueError:
        yield "caught"
    return "inner result"
def outer():
    r = yield from inner()
    print("r =", r)
    yield from "ab"
    yield from [3]
it = outer()
print(next(it), it.send("s"), it.throw(ValueError), list(it))
def flat(x):
    for i in x:
        if isinstance(i, list): yield from flat(i)
        else: yield i
print(list(flat([1, [2, [3, [4]]], [], 5])))

# expect: inner got s
# expect: r = inner result
# expect: 1 2 caught ['a', 'b', 3]
# expect: [1, 2, 3, 4, 5]

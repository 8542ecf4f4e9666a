def g():
    print("start")
    x = yield 1
    print("got", x)
    yield 2
    print("end")
    return "result"
it = g()
print(next(it))
print(it.send("hello"))
try:
    next(it)
except StopIteration as e:
    print("value", e.value)
print(list(it), next(it, "default"), it.gi_frame, type(it).__name__)
try:
    g().send(1)
except TypeError as e:
    print(e)

# expect: start
# expect: 1
# expect: got hello
# expect: 2
# expect: end
# expect: value result
# expect: [] default None generator
# expect: can't send non-None value to a just-started generator

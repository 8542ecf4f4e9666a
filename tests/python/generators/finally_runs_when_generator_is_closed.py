def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("finally")
it = g()
print(next(it))
it.close()
it.close()
print(list(it))
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
def returns():
    try:
        yield
    except GeneratorExit:
        return 5
r = returns()
next(r)
print(r.close(), g().close())

# expect: 1
# expect: exit
# expect: finally
# expect: []
# expect: generator ignored GeneratorExit
# expect: 5 None

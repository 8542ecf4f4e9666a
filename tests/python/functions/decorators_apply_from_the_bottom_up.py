def tag(name):
    print("make", name)
    def wrap(f):
        print("apply", name)
        def inner(*a):
            return f"<{name}>{f(*a)}</{name}>"
        return inner
    return wrap

@tag("b")
@tag("i")
def hello(who):
    return "hello " + who

print(hello("you"))

@lambda c: c.__name__
class Named:
    pass
print(Named)

# expect: make b
# expect: make i
# expect: apply i
# expect: apply b
# expect: <b><i>hello you</i></b>
# expect: Named

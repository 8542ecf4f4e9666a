x = "global"
def f():
    x = "local"
    class C:
        y = x
        x = "class"
        z = x
        def get(self):
            return x
        w = [x for _ in range(1)]
    return C.y, C.z, C().get(), C.w
print(f())
class D:
    n = 3
    try:
        squares = [i * n for i in range(n)]
    except NameError as e:
        print(e)

# expect: ('global', 'class', 'local', ['local'])
# expect: name 'n' is not defined

n = 1
def f(x=n, y=[]):
    y.append(x)
    return y

n = 2
print(f(), f(5), f(y=[0]), f.__defaults__)
f.__defaults__ = (7,)
try:
    f()
except TypeError as e:
    print(e)

# expect: [1, 5] [1, 5] [0, 1] (1, [1, 5])
# expect: f() missing 1 required positional argument: 'x'

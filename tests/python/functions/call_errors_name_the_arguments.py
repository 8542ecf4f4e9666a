def f(a, b, /, c, *, d, e=1):
    pass

def g():
    pass

def h(x, y, z):
    pass

for action in (lambda: f(), lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, 2, 3, 4, d=1), lambda: f(1, 2, c=3, d=4, q=5), lambda: f(a=1, b=2, c=3, d=4), lambda: g(1), lambda: h(1, x=2), lambda: h(1, 2, 3, 4), lambda: h(), lambda: h(1), lambda: f(1, 2, 3, **{"d": 1, "d ": 2}), lambda: h(**{1: 2}), lambda: h(*5), lambda: h(**5), lambda: h(1, *[2], y=2)):
    try:
        action()
    except TypeError as e:
        print(e)

# expect: f() missing 3 required positional arguments: 'a', 'b', and 'c'
# expect: f() missing 2 required positional arguments: 'b' and 'c'
# expect: f() missing 1 required keyword-only argument: 'd'
# expect: f() takes 3 positional arguments but 4 positional arguments (and 1 keyword-only argument) were given
# expect: f() got an unexpected keyword argument 'q'
# expect: f() got some positional-only arguments passed as keyword arguments: 'a, b'
# expect: g() takes 0 positional arguments but 1 was given
# expect: h() got multiple values for argument 'x'
# expect: h() takes 3 positional arguments but 4 were given
# expect: h() missing 3 required positional arguments: 'x', 'y', and 'z'
# expect: h() missing 2 required positional arguments: 'y' and 'z'
# expect: f() got an unexpected keyword argument 'd '. Did you mean 'd'?
# expect: keywords must be strings
# expect: __main__.h() argument after * must be an iterable, not int
# expect: __main__.h() argument after ** must be a mapping, not int
# expect: h() got multiple values for argument 'y'

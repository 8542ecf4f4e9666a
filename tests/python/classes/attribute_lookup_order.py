class A:
    x = "class"
    def __init__(self):
        self.y = "instance"
a = A()
print(a.x, a.y, A.x, vars(a), hasattr(a, "z"), getattr(a, "z", "default"))
a.x = "own"
print(a.x, A.x)
del a.x
print(a.x)
for action in (lambda: a.z, lambda: A.z, lambda: (1).foo, lambda: None.x, lambda: "s".lenght, lambda: print.x, lambda: [].foo):
    try:
        action()
    except AttributeError as e:
        print(e)

# expect: class instance class {'y': 'instance'} False default
# expect: own class
# expect: class
# expect: 'A' object has no attribute 'z'
# expect: type object 'A' has no attribute 'z'
# expect: 'int' object has no attribute 'foo'
# expect: 'NoneType' object has no attribute 'x'
# expect: 'str' object has no attribute 'lenght'
# expect: 'builtin_function_or_method' object has no attribute 'x'
# expect: 'list' object has no attribute 'foo'

def f(a: undefined_name, b: int = 1) -> list[str]:
    return a

class C:
    x: later = 1
    y: "quoted"

print(f(3))
try:
    f.__annotations__
except NameError as e:
    print(e)
later = int
print(C.__annotations__)
undefined_name = str
print(f.__annotations__)
z: int = 5
w: nothing
print(z, "w" in globals())

# expect: 3
# expect: name 'undefined_name' is not defined
# expect: {'x': <class 'int'>, 'y': 'quoted'}
# expect: {'a': <class 'str'>, 'b': <class 'int'>, 'return': list[str]}
# expect: 5 False

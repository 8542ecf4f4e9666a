def outer():
    def inner(a: int, *, k: str = "x") -> bool:
        "doc"
    return inner

f = outer()
print(f.__name__, f.__qualname__, f.__doc__, f.__annotations__, f.__kwdefaults__, f.__module__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_name)
f.extra = 1
f.__name__ = "renamed"
print(f.extra, f.__dict__, f.__name__, (lambda: 0).__name__, callable(f), f.__closure__)
try:
    f.missing
except AttributeError as e:
    print(e)

# expect: inner outer.<locals>.inner doc {'a': <class 'int'>, 'k': <class 'str'>, 'return': <class 'bool'>} {'k': 'x'} __main__ ('a', 'k') 1 inner
# expect: 1 {'extra': 1} renamed <lambda> True None
# expect: 'function' object has no attribute 'missing'

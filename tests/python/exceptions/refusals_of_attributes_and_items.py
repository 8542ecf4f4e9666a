class Plain:
    pass


def attempt(change):
    try:
        print(change())
    except Exception as e:
        print(type(e).__name__, e)


for target, name in ((range(3), "start"), (1j, "imag"), (slice(1), "stop"), (1, "real"), ([], "append"), (len, "__name__")):
    attempt(lambda: setattr(target, name, 1))
attempt(lambda: int.__new__(bool, 5))
attempt(lambda: object.__new__(int))
attempt(lambda: int.__new__(str))
for target in ((1,), "a", 5, b"a", range(3), None, Plain(), frozenset()):
    attempt(lambda: target.__class__.__name__)
    try:
        del target[0]
    except TypeError as e:
        print(e)
    try:
        del target[0:1]
    except TypeError as e:
        print(e)

# expect: AttributeError readonly attribute
# expect: AttributeError readonly attribute
# expect: AttributeError readonly attribute
# expect: AttributeError attribute 'real' of 'int' objects is not writable
# expect: AttributeError 'list' object attribute 'append' is read-only
# expect: AttributeError attribute '__name__' of 'builtin_function_or_method' objects is not writable
# expect: TypeError int.__new__(bool) is not safe, use bool.__new__()
# expect: TypeError object.__new__(int) is not safe, use int.__new__()
# expect: TypeError int.__new__(str): str is not a subtype of int
# expect: tuple
# expect: 'tuple' object doesn't support item deletion
# expect: 'tuple' object does not support item deletion
# expect: str
# expect: 'str' object doesn't support item deletion
# expect: 'str' object does not support item deletion
# expect: int
# expect: 'int' object does not support item deletion
# expect: 'int' object does not support item deletion
# expect: bytes
# expect: 'bytes' object doesn't support item deletion
# expect: 'bytes' object does not support item deletion
# expect: range
# expect: 'range' object doesn't support item deletion
# expect: 'range' object does not support item deletion
# expect: NoneType
# expect: 'NoneType' object does not support item deletion
# expect: 'NoneType' object does not support item deletion
# expect: Plain
# expect: 'Plain' object doesn't support item deletion
# expect: 'Plain' object does not support item deletion
# expect: frozenset
# expect: 'frozenset' object doesn't support item deletion
# expect: 'frozenset' object does not support item deletion

# `x ^= 1` of a float said that `^` was not supported, not `^=`.
def try_all(x, y):
    try:
        x ^= y
    except TypeError as error:
        print(error)
    try:
        x |= y
    except TypeError as error:
        print(error)
    try:
        x @= y
    except TypeError as error:
        print(error)
    try:
        x <<= y
    except TypeError as error:
        print(error)
    try:
        x -= y
    except TypeError as error:
        print(error)


try_all(1.5, 1)
try_all(1.5, 2.5)
try_all(3, 4)
try_all("a", "b")
try_all("a", 1)
try_all(1, "a")


def hot(turns):
    x = 1.5
    messages = []
    for turn in range(turns):
        try:
            x ^= turn
        except TypeError as error:
            messages.append(str(error))
    return len(messages), set(messages)


print(hot(600))

# expect: unsupported operand type(s) for ^=: 'float' and 'int'
# expect: unsupported operand type(s) for |=: 'float' and 'int'
# expect: unsupported operand type(s) for @=: 'float' and 'int'
# expect: unsupported operand type(s) for <<=: 'float' and 'int'
# expect: unsupported operand type(s) for ^=: 'float' and 'float'
# expect: unsupported operand type(s) for |=: 'float' and 'float'
# expect: unsupported operand type(s) for @=: 'float' and 'float'
# expect: unsupported operand type(s) for <<=: 'float' and 'float'
# expect: unsupported operand type(s) for @=: 'int' and 'int'
# expect: unsupported operand type(s) for ^=: 'str' and 'str'
# expect: unsupported operand type(s) for |=: 'str' and 'str'
# expect: unsupported operand type(s) for @=: 'str' and 'str'
# expect: unsupported operand type(s) for <<=: 'str' and 'str'
# expect: unsupported operand type(s) for -=: 'str' and 'str'
# expect: unsupported operand type(s) for ^=: 'str' and 'int'
# expect: unsupported operand type(s) for |=: 'str' and 'int'
# expect: unsupported operand type(s) for @=: 'str' and 'int'
# expect: unsupported operand type(s) for <<=: 'str' and 'int'
# expect: unsupported operand type(s) for -=: 'str' and 'int'
# expect: unsupported operand type(s) for ^=: 'int' and 'str'
# expect: unsupported operand type(s) for |=: 'int' and 'str'
# expect: unsupported operand type(s) for @=: 'int' and 'str'
# expect: unsupported operand type(s) for <<=: 'int' and 'str'
# expect: unsupported operand type(s) for -=: 'int' and 'str'
# expect: (600, {"unsupported operand type(s) for ^=: 'float' and 'int'"})

try:
    try:
        1 / 0
    except "text":
        pass
except TypeError as e:
    print(e, repr(e.__context__))
try:
    try:
        1 / 0
    except (ValueError, 5):
        pass
except TypeError as e:
    print(e)

# expect: catching classes that do not inherit from BaseException is not allowed ZeroDivisionError('division by zero')
# expect: catching classes that do not inherit from BaseException is not allowed

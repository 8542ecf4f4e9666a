try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("second") from e
except ValueError as e:
    print(repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
try:
    try:
        {}["k"]
    except KeyError:
        raise TypeError("t") from None
except TypeError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
try:
    raise ValueError from TypeError
except ValueError as e:
    print(repr(e), repr(e.__cause__))
for bad in ("raise 5", "raise ValueError from 5", "raise"):
    try:
        exec(bad)
    except (TypeError, RuntimeError) as e:
        print(e)

# expect: ZeroDivisionError('division by zero') True True
# expect: None KeyError('k') True
# expect: ValueError() TypeError()
# expect: exceptions must derive from BaseException
# expect: exception causes must derive from BaseException
# expect: No active exception to reraise

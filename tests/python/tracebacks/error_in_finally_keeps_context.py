try:
    raise ValueError("one")
except ValueError:
    try:
        raise TypeError("two")
    except TypeError as e:
        raise RuntimeError("three") from None

# stderr: Traceback (most recent call last):
# stderr:   File "error_in_finally_keeps_context.py", line 7, in <module>
# stderr:     raise RuntimeError("three") from None
# stderr: RuntimeError: three
# status: 1

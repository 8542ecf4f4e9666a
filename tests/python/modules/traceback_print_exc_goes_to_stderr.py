import traceback, sys
try:
    int("x")
except ValueError:
    traceback.print_exc()
    traceback.print_exc(file=sys.stdout)
def f():
    return traceback.extract_stack()[-1].name
print(f())
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("k") from e
except KeyError as e:
    print("".join(traceback.format_exception(e, chain=False)), end="")
    te = traceback.TracebackException.from_exception(e)
    print(te.exc_type_str, str(te), te.__cause__.exc_type_str)

# expect: Traceback (most recent call last):
# expect:   File "traceback_print_exc_goes_to_stderr.py", line 3, in <module>
# expect:     int("x")
# expect:     ~~~^^^^^
# expect: ValueError: invalid literal for int() with base 10: 'x'
# expect: f
# expect: Traceback (most recent call last):
# expect:   File "traceback_print_exc_goes_to_stderr.py", line 14, in <module>
# expect:     raise KeyError("k") from e
# expect: KeyError: 'k'
# expect: KeyError 'k' ZeroDivisionError
# stderr: Traceback (most recent call last):
# stderr:   File "traceback_print_exc_goes_to_stderr.py", line 3, in <module>
# stderr:     int("x")
# stderr:     ~~~^^^^^
# stderr: ValueError: invalid literal for int() with base 10: 'x'

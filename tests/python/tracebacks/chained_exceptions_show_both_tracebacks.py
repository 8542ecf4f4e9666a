def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError("cannot parse " + text) from error

parse("x1")

# stderr: Traceback (most recent call last):
# stderr:   File "chained_exceptions_show_both_tracebacks.py", line 3, in parse
# stderr:     return int(text)
# stderr: ValueError: invalid literal for int() with base 10: 'x1'
# stderr:
# stderr: The above exception was the direct cause of the following exception:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "chained_exceptions_show_both_tracebacks.py", line 7, in <module>
# stderr:     parse("x1")
# stderr:     ~~~~~^^^^^^
# stderr:   File "chained_exceptions_show_both_tracebacks.py", line 5, in parse
# stderr:     raise RuntimeError("cannot parse " + text) from error
# stderr: RuntimeError: cannot parse x1
# status: 1

def f():
    try:
        g()
    except ValueError:
        print("logging")
        raise

def g():
    raise ValueError("deep")

f()

# expect: logging
# stderr: Traceback (most recent call last):
# stderr:   File "re_raised_exception_keeps_its_lines.py", line 11, in <module>
# stderr:     f()
# stderr:     ~^^
# stderr:   File "re_raised_exception_keeps_its_lines.py", line 3, in f
# stderr:     g()
# stderr:     ~^^
# stderr:   File "re_raised_exception_keeps_its_lines.py", line 9, in g
# stderr:     raise ValueError("deep")
# stderr: ValueError: deep
# status: 1

def f(a, b): pass
f(1)

# stderr: Traceback (most recent call last):
# stderr:   File "missing_argument.py", line 2, in <module>
# stderr:     f(1)
# stderr:     ~^^^
# stderr: TypeError: f() missing 1 required positional argument: 'b'
# status: 1

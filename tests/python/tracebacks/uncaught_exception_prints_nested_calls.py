def a(x):
    return b(x) + 1

def b(x):
    return c(
        x,
        0,
    )

def c(x, y):
    return x / y

print("start")
a(5)
print("never")

# expect: start
# stderr: Traceback (most recent call last):
# stderr:   File "uncaught_exception_prints_nested_calls.py", line 14, in <module>
# stderr:     a(5)
# stderr:     ~^^^
# stderr:   File "uncaught_exception_prints_nested_calls.py", line 2, in a
# stderr:     return b(x) + 1
# stderr:            ~^^^
# stderr:   File "uncaught_exception_prints_nested_calls.py", line 5, in b
# stderr:     return c(
# stderr:         x,
# stderr:         0,
# stderr:     )
# stderr:   File "uncaught_exception_prints_nested_calls.py", line 11, in c
# stderr:     return x / y
# stderr:            ~~^~~
# stderr: ZeroDivisionError: division by zero
# status: 1

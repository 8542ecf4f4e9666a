def f(*args):
    return args[0]

value = f(
    1,
    2,
) + f(
    "text",
)

# stderr: Traceback (most recent call last):
# stderr:   File "multi_line_expression_in_traceback.py", line 4, in <module>
# stderr:     value = f(
# stderr:             ~~
# stderr:         1,
# stderr:         ~~
# stderr:         2,
# stderr:         ~~
# stderr:     ) + f(
# stderr:     ~~^~~~
# stderr:         "text",
# stderr:         ~~~~~~~
# stderr:     )
# stderr:     ~
# stderr: TypeError: unsupported operand type(s) for +: 'int' and 'str'
# status: 1

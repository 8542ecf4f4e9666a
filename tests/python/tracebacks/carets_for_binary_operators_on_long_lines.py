def add(a, b, c):
    return (a + b) * c + len("some text here") - (a @ b)

add(1, 2, 3)

# stderr: Traceback (most recent call last):
# stderr:   File "carets_for_binary_operators_on_long_lines.py", line 4, in <module>
# stderr:     add(1, 2, 3)
# stderr:     ~~~^^^^^^^^^
# stderr:   File "carets_for_binary_operators_on_long_lines.py", line 2, in add
# stderr:     return (a + b) * c + len("some text here") - (a @ b)
# stderr:                                                   ~~^~~
# stderr: TypeError: unsupported operand type(s) for @: 'int' and 'int'
# status: 1

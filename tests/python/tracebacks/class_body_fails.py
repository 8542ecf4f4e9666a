class Bad:
    x = 1
    y = x + "a"

# stderr: Traceback (most recent call last):
# stderr:   File "class_body_fails.py", line 1, in <module>
# stderr:     class Bad:
# stderr:         x = 1
# stderr:         y = x + "a"
# stderr:   File "class_body_fails.py", line 3, in Bad
# stderr:     y = x + "a"
# stderr:         ~~^~~~~
# stderr: TypeError: unsupported operand type(s) for +: 'int' and 'str'
# status: 1

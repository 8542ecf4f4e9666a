x = 3
x += "a"

# stderr: Traceback (most recent call last):
# stderr:   File "match_refuses_class_pattern.py", line 2, in <module>
# stderr:     x += "a"
# stderr: TypeError: unsupported operand type(s) for +=: 'int' and 'str'
# status: 1

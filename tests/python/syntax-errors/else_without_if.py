x = 1
else:
    x = 2

# stderr:   File "else_without_if.py", line 2
# stderr:     else:
# stderr:     ^^^^
# stderr: SyntaxError: invalid syntax
# status: 1

if 1:
    pass
else:
    pass
elif 2:
    pass

# stderr:   File "elif_after_else.py", line 5
# stderr:     elif 2:
# stderr:     ^^^^
# stderr: SyntaxError: 'elif' block follows an 'else' block
# status: 1

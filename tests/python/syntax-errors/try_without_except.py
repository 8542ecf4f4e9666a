try:
    x = 1
y = 2

# stderr:   File "try_without_except.py", line 3
# stderr:     y = 2
# stderr:     ^
# stderr: SyntaxError: expected 'except' or 'finally' block
# status: 1

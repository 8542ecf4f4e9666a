f(a=1, 2)

# stderr:   File "positional_after_keyword_argument.py", line 1
# stderr:     f(a=1, 2)
# stderr:             ^
# stderr: SyntaxError: positional argument follows keyword argument
# status: 1

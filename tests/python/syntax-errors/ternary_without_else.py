x = 5 if True

# stderr:   File "ternary_without_else.py", line 1
# stderr:     x = 5 if True
# stderr:         ^^^^^^^^^
# stderr: SyntaxError: expected 'else' after 'if' expression
# status: 1

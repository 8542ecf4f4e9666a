a + b = c

# stderr:   File "assignment_to_an_expression.py", line 1
# stderr:     a + b = c
# stderr:     ^^^^^
# stderr: SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='?
# status: 1

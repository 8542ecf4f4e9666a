5 = x

# stderr:   File "assignment_to_a_literal.py", line 1
# stderr:     5 = x
# stderr:     ^
# stderr: SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?
# status: 1

f() = 1

# stderr:   File "assignment_to_a_call.py", line 1
# stderr:     f() = 1
# stderr:     ^^^
# stderr: SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?
# status: 1

x = 5
if x = 5:
    print(x)

# stderr:   File "assignment_in_a_condition.py", line 2
# stderr:     if x = 5:
# stderr:        ^^^^^
# stderr: SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
# status: 1

None = 5

# stderr:   File "assignment_to_a_keyword.py", line 1
# stderr:     None = 5
# stderr:     ^^^^
# stderr: SyntaxError: cannot assign to None
# status: 1

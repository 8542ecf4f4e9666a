for True in range(3):
    pass

# stderr:   File "assignment_to_true.py", line 1
# stderr:     for True in range(3):
# stderr:         ^^^^
# stderr: SyntaxError: cannot assign to True
# status: 1

for i range(3):
    pass

# stderr:   File "missing_in_of_a_for_loop.py", line 1
# stderr:     for i range(3):
# stderr:           ^^^^^
# stderr: SyntaxError: invalid syntax
# status: 1

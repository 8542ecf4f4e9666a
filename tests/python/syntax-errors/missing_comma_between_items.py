x = [1 2, 3]

# stderr:   File "missing_comma_between_items.py", line 1
# stderr:     x = [1 2, 3]
# stderr:          ^^^
# stderr: SyntaxError: invalid syntax. Perhaps you forgot a comma?
# status: 1

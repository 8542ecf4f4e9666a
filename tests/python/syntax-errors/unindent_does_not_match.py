if True:
        x = 1
    y = 2

# stderr:   File "unindent_does_not_match.py", line 3
# stderr:     y = 2
# stderr:          ^
# stderr: IndentationError: unindent does not match any outer indentation level
# status: 1

if 1 <> 2:
    pass

# stderr:   File "not_equal_old_style.py", line 1
# stderr:     if 1 <> 2:
# stderr:          ^^
# stderr: SyntaxError: invalid syntax
# status: 1

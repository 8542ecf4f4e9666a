class 5:
    pass

# stderr:   File "class_with_bad_name.py", line 1
# stderr:     class 5:
# stderr:           ^
# stderr: SyntaxError: invalid syntax
# status: 1

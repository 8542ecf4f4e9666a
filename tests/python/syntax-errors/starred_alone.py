*a = [1]

# stderr:   File "starred_alone.py", line 1
# stderr:     *a = [1]
# stderr:     ^^
# stderr: SyntaxError: starred assignment target must be in a list or tuple
# status: 1

x = 1
if x == 1
    print("one")

# stderr:   File "missing_colon.py", line 2
# stderr:     if x == 1
# stderr:              ^
# stderr: SyntaxError: expected ':'
# status: 1

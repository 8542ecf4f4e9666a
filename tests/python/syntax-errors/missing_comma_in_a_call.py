print("a" "b" c)

# stderr:   File "missing_comma_in_a_call.py", line 1
# stderr:     print("a" "b" c)
# stderr:           ^^^^^^^^^
# stderr: SyntaxError: invalid syntax. Perhaps you forgot a comma?
# status: 1

class = 5

# stderr:   File "keyword_as_a_name.py", line 1
# stderr:     class = 5
# stderr:           ^
# stderr: SyntaxError: invalid syntax
# status: 1

x := 5

# stderr:   File "walrus_needs_parentheses.py", line 1
# stderr:     x := 5
# stderr:       ^^
# stderr: SyntaxError: invalid syntax
# status: 1

x = [1, (2, 3]

# stderr:   File "brackets_that_do_not_match.py", line 1
# stderr:     x = [1, (2, 3]
# stderr:                  ^
# stderr: SyntaxError: closing parenthesis ']' does not match opening parenthesis '('
# status: 1

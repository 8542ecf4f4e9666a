x = 0b12

# stderr:   File "invalid_binary_digit.py", line 1
# stderr:     x = 0b12
# stderr:            ^
# stderr: SyntaxError: invalid digit '2' in binary literal
# status: 1

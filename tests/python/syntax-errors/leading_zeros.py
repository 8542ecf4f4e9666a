x = 0123

# stderr:   File "leading_zeros.py", line 1
# stderr:     x = 0123
# stderr:         ^
# stderr: SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
# status: 1

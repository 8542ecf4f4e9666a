x = 1abc

# stderr:   File "invalid_decimal_literal.py", line 1
# stderr:     x = 1abc
# stderr:         ^
# stderr: SyntaxError: invalid decimal literal
# status: 1

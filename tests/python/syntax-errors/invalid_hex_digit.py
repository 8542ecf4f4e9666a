x = 0xfg

# stderr:   File "invalid_hex_digit.py", line 1
# stderr:     x = 0xfg
# stderr:           ^
# stderr: SyntaxError: invalid hexadecimal literal
# status: 1

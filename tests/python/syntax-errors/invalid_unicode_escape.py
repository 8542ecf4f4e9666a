s = "\u12"

# stderr:   File "invalid_unicode_escape.py", line 1
# stderr:     s = "\u12"
# stderr:         ^^^^^^
# stderr: SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape
# status: 1

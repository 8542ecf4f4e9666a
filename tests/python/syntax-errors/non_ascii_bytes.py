b = b"é"

# stderr:   File "non_ascii_bytes.py", line 1
# stderr:     b = b"é"
# stderr:         ^^^^
# stderr: SyntaxError: bytes can only contain ASCII literal characters
# status: 1

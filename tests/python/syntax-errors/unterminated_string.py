print("hello)

# stderr:   File "unterminated_string.py", line 1
# stderr:     print("hello)
# stderr:           ^
# stderr: SyntaxError: unterminated string literal (detected at line 1)
# status: 1

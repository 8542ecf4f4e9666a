print(“hello”)

# stderr:   File "smart_quotes.py", line 1
# stderr:     print(“hello”)
# stderr:           ^
# stderr: SyntaxError: invalid character '“' (U+201C)
# status: 1

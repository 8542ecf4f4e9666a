print(f"hello {name")

# stderr:   File "unterminated_fstring.py", line 1
# stderr:     print(f"hello {name")
# stderr:                        ^
# stderr: SyntaxError: f-string: expecting '}'
# status: 1

print(f"a } b")

# stderr:   File "single_closing_brace_in_fstring.py", line 1
# stderr:     print(f"a } b")
# stderr:               ^
# stderr: SyntaxError: f-string: single '}' is not allowed
# status: 1

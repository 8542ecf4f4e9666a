print(f"a {} b")

# stderr:   File "empty_expression_in_fstring.py", line 1
# stderr:     print(f"a {} b")
# stderr:                ^
# stderr: SyntaxError: f-string: valid expression required before '}'
# status: 1

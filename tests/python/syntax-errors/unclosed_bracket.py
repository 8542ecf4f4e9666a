values = [1, 2,
print(values)

# stderr:   File "unclosed_bracket.py", line 1
# stderr:     values = [1, 2,
# stderr:              ^
# stderr: SyntaxError: '[' was never closed
# status: 1

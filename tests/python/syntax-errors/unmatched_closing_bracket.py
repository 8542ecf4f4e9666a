print((1 + 2)))

# stderr:   File "unmatched_closing_bracket.py", line 1
# stderr:     print((1 + 2)))
# stderr:                   ^
# stderr: SyntaxError: unmatched ')'
# status: 1

f(1 + 1=2)

# stderr:   File "expression_as_keyword_argument.py", line 1
# stderr:     f(1 + 1=2)
# stderr:       ^^^^^^
# stderr: SyntaxError: expression cannot contain assignment, perhaps you meant "=="?
# status: 1

f(x for x in y, 1)

# stderr:   File "generator_argument_needs_parentheses.py", line 1
# stderr:     f(x for x in y, 1)
# stderr:       ^^^^^^^^^^^^
# stderr: SyntaxError: Generator expression must be parenthesized
# status: 1

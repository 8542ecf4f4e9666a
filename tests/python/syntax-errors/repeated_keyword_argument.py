f(a=1, a=2)

# stderr:   File "repeated_keyword_argument.py", line 1
# stderr:     f(a=1, a=2)
# stderr:            ^^^
# stderr: SyntaxError: keyword argument repeated: a
# status: 1

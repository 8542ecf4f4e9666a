def f(a, b, a):
    pass

# stderr:   File "duplicate_argument.py", line 1
# stderr:     def f(a, b, a):
# stderr:                 ^
# stderr: SyntaxError: duplicate argument 'a' in function definition
# status: 1

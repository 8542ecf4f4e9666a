yield 1

# stderr:   File "yield_outside_a_function.py", line 1
# stderr:     yield 1
# stderr:     ^^^^^^^
# stderr: SyntaxError: 'yield' outside function
# status: 1

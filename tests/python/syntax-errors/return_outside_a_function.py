return 5

# stderr:   File "return_outside_a_function.py", line 1
# stderr:     return 5
# stderr:     ^^^^^^^^
# stderr: SyntaxError: 'return' outside function
# status: 1

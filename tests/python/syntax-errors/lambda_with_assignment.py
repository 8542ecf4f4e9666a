f = lambda x: x = 5

# stderr:   File "lambda_with_assignment.py", line 1
# stderr:     f = lambda x: x = 5
# stderr:         ^^^^^^^^^^^
# stderr: SyntaxError: cannot assign to lambda
# status: 1

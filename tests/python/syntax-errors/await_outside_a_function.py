await x

# stderr:   File "await_outside_a_function.py", line 1
# stderr:     await x
# stderr:     ^^^^^^^
# stderr: SyntaxError: 'await' outside function
# status: 1

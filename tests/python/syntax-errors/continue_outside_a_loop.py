if True:
    continue

# stderr:   File "continue_outside_a_loop.py", line 2
# stderr:     continue
# stderr:     ^^^^^^^^
# stderr: SyntaxError: 'continue' not properly in loop
# status: 1

def f():
    x = 1
    global x

# stderr:   File "global_after_use.py", line 3
# stderr:     global x
# stderr:     ^^^^^^^^
# stderr: SyntaxError: name 'x' is assigned to before global declaration
# status: 1

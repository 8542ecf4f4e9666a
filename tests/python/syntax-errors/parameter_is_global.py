def f(x):
    global x

# stderr:   File "parameter_is_global.py", line 2
# stderr:     global x
# stderr:     ^^^^^^^^
# stderr: SyntaxError: name 'x' is parameter and global
# status: 1

def f(a=1, b):
    pass

# stderr:   File "default_before_plain_parameter.py", line 1
# stderr:     def f(a=1, b):
# stderr:                ^
# stderr: SyntaxError: parameter without a default follows parameter with a default
# status: 1

def f(x)
    return x

# stderr:   File "missing_colon_after_def.py", line 1
# stderr:     def f(x)
# stderr:             ^
# stderr: SyntaxError: expected ':'
# status: 1

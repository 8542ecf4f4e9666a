nonlocal x

# stderr:   File "nonlocal_at_module_level.py", line 1
# stderr:     nonlocal x
# stderr:     ^^^^^^^^^^
# stderr: SyntaxError: nonlocal declaration not allowed at module level
# status: 1

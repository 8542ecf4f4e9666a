def f():
    nonlocal missing
    missing = 1

# stderr:   File "nonlocal_without_a_binding.py", line 2
# stderr:     nonlocal missing
# stderr:     ^^^^^^^^^^^^^^^^
# stderr: SyntaxError: no binding for nonlocal 'missing' found
# status: 1

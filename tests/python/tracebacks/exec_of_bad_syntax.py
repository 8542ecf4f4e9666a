exec("a = 1\nb = a +\n")

# stderr: Traceback (most recent call last):
# stderr:   File "exec_of_bad_syntax.py", line 1, in <module>
# stderr:     exec("a = 1\nb = a +\n")
# stderr:     ~~~~^^^^^^^^^^^^^^^^^^^^
# stderr:   File "<string>", line 2
# stderr:     b = a +
# stderr:            ^
# stderr: SyntaxError: invalid syntax
# status: 1

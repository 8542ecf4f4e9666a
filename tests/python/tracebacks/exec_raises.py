exec("def f():\n    raise TypeError('in exec')\nf()")

# stderr: Traceback (most recent call last):
# stderr:   File "exec_raises.py", line 1, in <module>
# stderr:     exec("def f():\n    raise TypeError('in exec')\nf()")
# stderr:     ~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# stderr:   File "<string>", line 3, in <module>
# stderr:   File "<string>", line 2, in f
# stderr: TypeError: in exec
# status: 1

eval("1/0")

# stderr: Traceback (most recent call last):
# stderr:   File "super_outside_class.py", line 1, in <module>
# stderr:     eval("1/0")
# stderr:     ~~~~^^^^^^^
# stderr:   File "<string>", line 1, in <module>
# stderr: ZeroDivisionError: division by zero
# status: 1

super().foo()

# stderr: Traceback (most recent call last):
# stderr:   File "metaclass_refuses.py", line 1, in <module>
# stderr:     super().foo()
# stderr:     ~~~~~^^
# stderr: RuntimeError: super(): no arguments
# status: 1

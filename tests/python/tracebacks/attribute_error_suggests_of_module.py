import math
math.sqr(4)

# stderr: Traceback (most recent call last):
# stderr:   File "attribute_error_suggests_of_module.py", line 2, in <module>
# stderr:     math.sqr(4)
# stderr:     ^^^^^^^^
# stderr: AttributeError: module 'math' has no attribute 'sqr'. Did you mean: 'sqrt'?
# status: 1

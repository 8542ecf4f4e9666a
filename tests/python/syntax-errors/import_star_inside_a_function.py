def f():
    from math import *

# stderr:   File "import_star_inside_a_function.py", line 2
# stderr:     from math import *
# stderr:                      ^
# stderr: SyntaxError: import * only allowed at module level
# status: 1

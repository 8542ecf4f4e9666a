import math
import os.path as p, string
from math import sqrt as root, pi
from collections import *
print(math.sqrt(16), root(9), round(pi, 4), p.join("a", "b"), string.digits, OrderedDict.__name__, math is __import__("math"))
import os.path
print(os.path is p, os.sep)
try:
    from math import nothing
except ImportError as e:
    print(str(e)[:40], e.name)
try:
    import no_such_module
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    import os.no_such
except ModuleNotFoundError as e:
    print(e)

# expect: 4.0 3.0 3.1416 a/b 0123456789 OrderedDict True
# expect: True /
# expect: cannot import name 'nothing' from 'math' math
# expect: No module named 'no_such_module' no_such_module
# expect: No module named 'os.no_such'; 'os' is not a package

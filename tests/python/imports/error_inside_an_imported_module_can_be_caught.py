try:
    import _broken
except ZeroDivisionError as e:
    print("failed:", e)
import sys
print("_broken" in sys.modules)
try:
    import _bad_syntax
except SyntaxError as e:
    print(e.msg, e.lineno)

# expect: failed: division by zero
# expect: False
# expect: invalid syntax 2

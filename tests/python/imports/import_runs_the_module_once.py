import sys
import _plain
first = _plain
del sys.modules["_plain"]
import _plain
print(first is _plain, first.counter, "_plain" in sys.modules)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as e:
    print(e)

# expect: False 1 True
# expect: import of blocked halted; None in sys.modules

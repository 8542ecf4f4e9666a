import _lazy
print(_lazy.anything, _lazy.real, "real" in dir(_lazy))
try:
    _lazy.forbidden
except AttributeError as e:
    print(e)
from _lazy import dynamic
print(dynamic)

# expect: ANYTHING real True
# expect: module '_lazy' forbids 'forbidden'
# expect: DYNAMIC

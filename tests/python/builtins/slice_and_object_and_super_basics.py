print(object() == object(), str(object())[:8], repr(slice(1)), type(super(int, 5)).__name__, Ellipsis, NotImplemented, __debug__)
try:
    object().x = 1
except AttributeError as e:
    print(e)
try:
    if NotImplemented: pass
except TypeError as e:
    print(e)

# expect: False <object  slice(None, 1, None) super Ellipsis NotImplemented True
# expect: 'object' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: NotImplemented should not be used in a boolean context

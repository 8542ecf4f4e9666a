class T:
    def __init__(self): self._v = 0
    @property
    def v(self):
        "the value"
        return self._v
    @v.setter
    def v(self, x):
        if x < 0: raise ValueError("negative")
        self._v = x
    @v.deleter
    def v(self): self._v = None
    @property
    def fixed(self): return 1
t = T()
t.v = 5
print(t.v, T.v.__doc__, T.v.fget(t))
del t.v
print(t.v)
for action in (lambda: setattr(t, "v", -1), lambda: setattr(t, "fixed", 1), lambda: delattr(t, "fixed")):
    try:
        action()
    except (ValueError, AttributeError) as e:
        print(e)

# expect: 5 the value 5
# expect: None
# expect: negative
# expect: property 'fixed' of 'T' object has no setter
# expect: property 'fixed' of 'T' object has no deleter

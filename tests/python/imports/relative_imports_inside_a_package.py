from _shapes.deep import inner
print(inner.value, inner.up, inner.__package__)
from _shapes.deep.inner import *
print(public, "_hidden" in globals(), "skipped" in globals())

# expect: 4 2 _shapes.deep
# expect: yes False False

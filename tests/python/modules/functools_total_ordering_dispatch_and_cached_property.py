from functools import *
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(2), V(3) >= V(3), V(1) > V(2))
@singledispatch
def show(x): return "object"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show("s"), show(True))
class C:
    n = 0
    @cached_property
    def v(self):
        C.n += 1
        return C.n
c = C()
print(c.v, c.v, C.n, sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
class M:
    def cell(self, x, y): return (x, y)
    alive = partialmethod(cell, 1)
print(M().alive(2))

# expect: True True False
# expect: int list object int
# expect: 1 1 1 [3, 2, 1]
# expect: (1, 2)

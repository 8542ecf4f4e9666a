import copy
a = [1, [2, 3], {"k": [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(9)
a[2]["k"].append(5)
print(b, c, b[1] is a[1])
loop = [1]
loop.append(loop)
d = copy.deepcopy(loop)
print(d[1] is d, d is not loop)
class P:
    def __init__(self, x): self.x = x
    def __deepcopy__(self, memo): return P("deep")
    def __copy__(self): return P("shallow")
print(copy.copy(P(1)).x, copy.deepcopy([P(1)])[0].x)
class Q:
    def __init__(self): self.items = [1]
q = Q()
r = copy.deepcopy(q)
r.items.append(2)
print(q.items, r.items, type(r) is Q, copy.copy((1, 2)), copy.replace(__import__("collections").namedtuple("T", "a b")(1, 2), a=5))

# expect: [1, [2, 3, 9], {'k': [4, 5]}] [1, [2, 3], {'k': [4]}] True
# expect: True True
# expect: shallow deep
# expect: [1] [1, 2] True (1, 2) T(a=5, b=2)

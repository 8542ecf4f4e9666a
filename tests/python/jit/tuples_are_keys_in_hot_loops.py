def grid(n):
    d = {}
    seen = set()
    for i in range(n):
        p = (i % 13, i % 11)
        if p in d: d[p] += 1
        else: d[p] = 1
        if p not in seen: seen.add(p)
        q = (p[0] - 6, "k%d" % (i % 5))
        d[q] = d.get(q, 0) + 1
        if i % 17 == 0 and (i % 13, 3) in d: del d[(i % 13, 3)]
        if i % 19 == 0: seen.discard((i % 13, 4))
    return sorted((str(k), v) for k, v in d.items())[:20], len(d), len(seen), sum(a * b for a, b in seen)
print(grid(5000))
def triples(n):
    d = {}
    for i in range(n):
        k = (i % 3, i % 5, i % 2 == 0)
        d.setdefault(k, []).append(i)
    return {k: len(v) for k, v in d.items()}
print(triples(3000))
def mixed(n):
    d = {(1, 2): "a", (1.0, 3): "b", (True, 4): "c"}
    out = []
    for i in range(n):
        for k in [(1, 2), (1.0, 2.0), (True, 2), (1, 3), (1, 4), (1, 5)]:
            out.append(d.get(k))
        x = i % 2 + 0.5 * (i % 3)
        out.append(d.get((x, 2)))
    return len(out), out[-14:]
print(mixed(300))
class P:
    def __init__(self, a, b): self.a, self.b = a, b
    def __hash__(self): return hash((self.a, self.b))
    def __eq__(self, o): return (o if isinstance(o, tuple) else (o.a, o.b)) == (self.a, self.b)
def custom(n):
    d = {}
    s = set()
    hits = 0
    for i in range(n):
        if i == n // 2:
            d[P(100, 100)] = "custom"; s.add(P(100, 100))
        k = (i, i) if i < n - 5 else (100, 100)
        if k in d: hits += 1
        if k in s: hits += 1
        d[k] = i
        s.add(k)
    return hits, len(d), len(s), d[(100, 100)], P(3, 3) in d, P(3, 3) in s
print(custom(600))
from collections import namedtuple
N = namedtuple("N", "x y")
d = {(1, 2): 5}
print(d[N(1, 2)], N(1, 2) in d, d.get((1, 2)), {N(1, 2): 1}[(1, 2)])
d[N(1, 3)] = 7; d[(1, 3)] = 8; print(d)
e = {}
e[N(1, 2)] = 1; e[(1, 2)] = 2; e[((1, 2), 3)] = 4; e[(N(1, 2), 3)] = 5
print(e, len(e))
f = {((1, 2), 3): 1}; print((N(1, 2), 3) in f, f[(N(1, 2), 3.0)], {(-1, -1.0): 1}[(-1.0, -1)], (2**60, 1) in {(float(2**60), 1): 1}, (2**70, 1) in {(float(2**70), 1): 1})
try: {}[([], 1)]
except TypeError as x: print(x)
try: d[(1, [])] = 1
except TypeError as x: print(x)
for k in [(1,), (1, 2, 3), (None, True), ("a", -1), (-1, -2), (2**40, -2**40)]:
    assert hash(k) in {hash(k)}; print(k in {k: 1}, k in {k}, {k: 2}[k])

# expect: ([("(-1, 'k0')", 77), ("(-1, 'k1')", 77), ("(-1, 'k2')", 77), ("(-1, 'k3')", 77), ("(-1, 'k4')", 77), ("(-2, 'k0')", 77), ("(-2, 'k1')", 77), ("(-2, 'k2')", 77), ("(-2, 'k3')", 77), ("(-2, 'k4')", 77), ("(-3, 'k0')", 77), ("(-3, 'k1')", 77), ("(-3, 'k2')", 77), ("(-3, 'k3')", 77), ("(-3, 'k4')", 77), ("(-4, 'k0')", 77), ("(-4, 'k1')", 77), ("(-4, 'k2')", 77), ("(-4, 'k3')", 77), ("(-4, 'k4')", 77)], 203, 139, 4194)
# expect: {(0, 0, True): 100, (1, 1, False): 100, (2, 2, True): 100, (0, 3, False): 100, (1, 4, True): 100, (2, 0, False): 100, (0, 1, True): 100, (1, 2, False): 100, (2, 3, True): 100, (0, 4, False): 100, (1, 0, True): 100, (2, 1, False): 100, (0, 2, True): 100, (1, 3, False): 100, (2, 4, True): 100, (0, 0, False): 100, (1, 1, True): 100, (2, 2, False): 100, (0, 3, True): 100, (1, 4, False): 100, (2, 0, True): 100, (0, 1, False): 100, (1, 2, True): 100, (2, 3, False): 100, (0, 4, True): 100, (1, 0, False): 100, (2, 1, True): 100, (0, 2, False): 100, (1, 3, True): 100, (2, 4, False): 100}
# expect: (2100, ['a', 'a', 'a', 'b', 'c', None, None, 'a', 'a', 'a', 'b', 'c', None, None])
# expect: (10, 595, 595, 599, True, True)
# expect: 5 True 5 1
# expect: {(1, 2): 5, N(x=1, y=3): 8}
# expect: {N(x=1, y=2): 2, ((1, 2), 3): 5} 2
# expect: True 1 1 True True
# expect: cannot use 'tuple' as a dict key (unhashable type: 'list')
# expect: cannot use 'tuple' as a dict key (unhashable type: 'list')
# expect: True True 2
# expect: True True 2
# expect: True True 2
# expect: True True 2
# expect: True True 2
# expect: True True 2

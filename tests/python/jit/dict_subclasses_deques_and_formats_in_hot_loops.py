from collections import defaultdict, Counter, OrderedDict, deque
def dds(n):
    d = defaultdict(list); e = defaultdict(int); c = Counter(); f = defaultdict(lambda: 7); g = defaultdict(None)
    t = 0
    for i in range(n):
        d[i % 11].append(i); e["k%d" % (i % 7)] += i; c[i % 13] += 1; f[i % 9, i % 2] += 1
        if (i % 11) in d: t += len(d)
        t += c[-1] + d.get(i % 30, [1])[0] + len(c)
        if i % 50 == 0: del e["k%d" % (i % 7)]
        for k in c: t += k
        try: g[i % 5]
        except KeyError as x: t += x.args[0]
    return t, dict(e), c.most_common(3), len(d[0]), dict(f)
print(dds(600))
class Lower(dict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
    def __contains__(self, k): return super().__contains__(k.lower())
    def __len__(self): return 42
    def __bool__(self): return False
class Plain(dict):
    pass
class Miss(dict):
    def __missing__(self, k): return -k
def subs(n):
    a = Lower(); b = Plain(); m = Miss(); o = OrderedDict()
    t = 0
    for i in range(n):
        a["K%d" % (i % 5)] = i; b[i % 5] = i; o[i % 6] = i
        t += a["k%d" % (i % 5)] + b[i % 5] + m[i] + len(a) + len(b)
        if "K1" in a: t += 1
        if a: t += 1000
        if b: t += 2
        m[i % 3] = i
        o.move_to_end(i % 6)
        if i == n // 2: b.attr = 3
    return t, dict(a), b, m, o
print(subs(600))
def patch(n):
    class D(dict): pass
    d = D(a=1)
    t = 0
    for i in range(n):
        t += d["a"]
        if i == n - 50: D.__getitem__ = lambda self, k: 1000
    return t
print(patch(600))
def deques(n):
    q = deque(); r = deque(maxlen=3); t = 0
    for i in range(n):
        q.append(i); r.append(i)
        if i % 3 == 0: t += q.popleft()
        if i % 4 == 0: q.appendleft(-i); t += q.pop()
        t += len(q) + r[0] + len(r) + (q[0] + q[-1] if q else 0)
        if q: t += 1
    while q: t += q.pop()
    try:
        while True: r.popleft(); t += 1
    except IndexError as e: print(e)
    return t, q, r
print(deques(1000))
def fmts(n):
    out = []
    for i in range(n):
        x = (i - 300) * 0.125
        out.append(f"{x:.2f}|{x:8.1f}|{x:.0f}|{x:+.1f}|{x:e}|{x:<9.2f}|{-x:f}|{i:>5}|{i:04d}|{i:,}|{i:x}|{'ab':>4}|{x!r}|{'q'!r}")
    return hash("".join(out)) != 0, out[::97], ",".join(out)[5000:5050], "-".join(("a", "b")), "".join([]), ".".join(["x"] * 30)
print(fmts(600))
print([f"{x:.2f}" for x in (0.125, 0.375, 2.5, -0.0, 1e22, float("inf"), float("nan"), 0.005)], f"{-0.0:.1f}", f"{2.5:.0f}", f"{1e300:.3f}"[:10], f"{3.14159:12.3f}")

# expect: (63097, {'k5': 20825, 'k6': 18921, 'k0': 16660, 'k1': 14042, 'k2': 11067, 'k3': 7735, 'k4': 4046}, [(0, 47), (1, 47), (2, 46)], 55, {(0, 0): 41, (1, 1): 41, (2, 0): 41, (3, 1): 41, (4, 0): 41, (5, 1): 41, (6, 0): 40, (7, 1): 40, (8, 0): 40, (0, 1): 40, (1, 0): 40, (2, 1): 40, (3, 0): 40, (4, 1): 40, (5, 0): 40, (6, 1): 40, (7, 0): 40, (8, 1): 40})
# expect: (209689, {'k0': 595, 'k1': 596, 'k2': 597, 'k3': 598, 'k4': 599}, {0: 595, 1: 596, 2: 597, 3: 598, 4: 599}, {0: 597, 1: 598, 2: 599}, OrderedDict({0: 594, 1: 595, 2: 596, 3: 597, 4: 598, 5: 599}))
# expect: 49551
# expect: pop from an empty deque
# expect: (1488087, deque([]), deque([], maxlen=3))
# expect: (True, ["-37.50|   -37.5|-38|-37.5|-3.750000e+01|-37.50   |37.500000|    0|0000|0|0|  ab|-37.5|'q'", "-25.38|   -25.4|-25|-25.4|-2.537500e+01|-25.38   |25.375000|   97|0097|97|61|  ab|-25.375|'q'", "-13.25|   -13.2|-13|-13.2|-1.325000e+01|-13.25   |13.250000|  194|0194|194|c2|  ab|-13.25|'q'", "-1.12|    -1.1|-1|-1.1|-1.125000e+00|-1.12    |1.125000|  291|0291|291|123|  ab|-1.125|'q'", "11.00|    11.0|11|+11.0|1.100000e+01|11.00    |-11.000000|  388|0388|388|184|  ab|11.0|'q'", "23.12|    23.1|23|+23.1|2.312500e+01|23.12    |-23.125000|  485|0485|485|1e5|  ab|23.125|'q'", "35.25|    35.2|35|+35.2|3.525000e+01|35.25    |-35.250000|  582|0582|582|246|  ab|35.25|'q'"], ".875|'q',-30.75|   -30.8|-31|-30.8|-3.075000e+01|-", 'a-b', '', 'x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x')
# expect: ['0.12', '0.38', '2.50', '-0.00', '10000000000000000000000.00', 'inf', 'nan', '0.01'] -0.0 2 1000000000        3.142

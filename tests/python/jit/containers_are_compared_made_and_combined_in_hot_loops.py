def tups(n):
    t = 0
    rows = [(i % 4, str(i % 3), i * 0.5) for i in range(40)]
    for i in range(n):
        a = (i % 7, i % 5)
        if a < (3, 2): t += 1
        if a == (1, 1): t += 1
        if a != (2, 2): t += 1
        if a >= (3, 3) or a <= (1, 1): t += 1
        if a > (4, 1): t += 1
        r = rows[i % 40]
        if r < (2, "1", 3.0): t += 1
        if r == (1, "1", 0.5): t += 100
        if (r[0], a) < (2, (3, 3)): t += 1
    return t
print(tups(3000))
def best(n):
    m = (0, "")
    for i in range(n):
        c = (i * 37 % 101, str(i))
        if c > m: m = c
    return m
print(best(3000))
nan = float("nan")
def nans(n):
    t = 0
    x = (nan, 1); y = (nan, 2); z = (float("nan"), 1)
    for i in range(n):
        if x == x: t += 1
        if x < y: t += 1
        if x == z: t += 1
        if (nan, i) == (nan, i): t += 1
        if (float(i) if i < n - 3 else nan, 1) < (5.0, 1): t += 1
    return t
print(nans(500))
def truth(n):
    t = 0
    stack = []
    d = {}
    s = set()
    for i in range(n):
        if stack and i % 3: stack.pop()
        else: stack.append(i)
        if not d: d[i] = 1
        elif i % 5 == 0: d.clear()
        if s: s.discard(i - 1)
        else: s.add(i)
        if (): t += 1
        if "": t += 1
        t += len(stack) + len(d) + len(s)
        while stack: 
            t += stack.pop()
            if t % 3: break
    return t
print(truth(3000))
def comps(n):
    t = 0
    for i in range(n):
        s = {x % 5 for x in range(i % 9)}
        d = {x: x * i for x in range(i % 7)}
        e = {"a": i, "b": [i]}
        u = {1, i % 3, "z"}
        v = set(range(5)) | s
        v |= u
        w = v & {1, 2, 3}; x = v - w
        f = set(); f.add(i); f |= w
        g = dict(e); h = list(d); k = list(sorted(s)); q = set([1, 2, i])
        z = [0] * (i % 5) + [0.5] * 2 + [None] * 2 + [True] * 3 + [i] * 2
        t += len(s) + sum(d.values()) + len(e) + len(u) + len(v) + len(w) + len(x) + len(f) + g["a"] + len(h) + len(k) + len(q) + len(z) + sum(x for x in z if x is not None)
    return t, s, d, e, sorted(map(str, u)), sorted(map(str, v)), z
print(comps(700))
a = b = {1}
a |= {2}; print(a is b, b)
def inplace(n):
    a = b = {0}
    l = m = []
    t = u = (0,)
    for i in range(n):
        a |= {i}; l += [i]; l += (i,); l += "x"; 
        if i < 5: t += (i,)
        a -= {i - 5}
    return a is b, l is m, t, u, len(l), len(a)
print(inplace(500))

# expect: 18739
# expect: (100, '939')
# expect: 1505
# expect: 4505401
# expect: (1998022.0, {0, 1, 2, 3, 4}, {0: 0, 1: 699, 2: 1398, 3: 2097, 4: 2796, 5: 3495}, {'a': 699, 'b': [699]}, ['0', '1', 'z'], ['0', '1', '2', '3', '4', 'z'], [0, 0, 0, 0, 0.5, 0.5, None, None, True, True, True, 699, 699])
# expect: True {1, 2}
# expect: (True, True, (0, 0, 1, 2, 3, 4), (0,), 1500, 5)

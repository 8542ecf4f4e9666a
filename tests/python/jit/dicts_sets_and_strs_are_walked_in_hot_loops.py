def walk(n):
    d = {i: i * 2 for i in range(50)}
    s = set(range(40))
    t = 0
    out = []
    for r in range(n):
        for k in d: t += k
        for k, v in d.items():
            t += k * v
        for v in d.values(): t += v
        for i, (k, v) in enumerate(d.items(), 5): t += i * k - v
        for x in s: t += x
        for c in "héllo wörld" : t += ord(c)
        for a, b in zip("abc", d): t += ord(a) + b
        for x in reversed([1, 2, r]): t = t * 3 % 1000003 + x
        for x in reversed(range(r % 7)): t = t * 3 % 1000003 + x
        for x in reversed(range(2, 9)): t = t * 3 % 1000003 + x
        if r % 10 == 0:
            del d[next(iter(d))]
            d[r + 100] = r
    return t, d
print(walk(300))
def grow(n):
    for m in (3, 30, 300, n):
        d = dict.fromkeys(range(m + 5))
        try:
            c = 0
            for k in d:
                c += 1
                if c == m: d["new"] = 1
        except RuntimeError as e:
            print(m, c, e)
        d = dict.fromkeys(range(m + 5))
        try:
            c = 0
            for k in d.items():
                c += 1
                del d[k[0]]; d[("x", c)] = 1
                if c > 3 * m: break
        except RuntimeError as e:
            print(m, c, e)
        s = set(range(m + 5))
        try:
            c = 0
            for k in s:
                c += 1
                if c == m: s.add("new")
        except RuntimeError as e:
            print(m, c, e)
        l = list(range(m))
        c = 0
        for x in reversed(l):
            c += x
            if x % 10 == 9: l.pop()
        print(c, len(l))
grow(1000)
def strs(texts):
    out = {}
    for t in texts:
        for c in t:
            if c.isalpha(): out[c] = out.get(c, 0) + 1
    return out
print(strs(["hello world", "the quick brown fox"] * 100))
print(strs(["héllo", "x\U0001F600y"] * 100))
def nested():
    g = {i: [j for j in range(i % 5)] for i in range(100)}
    t = 0
    for r in range(20):
        for k, row in g.items():
            for x in row: t += x * k
            for q in g[k]: t += q
    return t
print(nested())
def unpack(n):
    d = {}
    for i in range(n):
        d[i] = (i, str(i))
    t = 0
    for k, (a, b) in d.items(): t += k + a + len(b)
    keys = d.keys(); ks = list(d.items())
    for k in keys: t += k
    return t, len(ks), sorted(d)[:3], list(d.values())[-1], max(d), sum(d)
print(unpack(2000))

# expect: (371864, {30: 60, 31: 62, 32: 64, 33: 66, 34: 68, 35: 70, 36: 72, 37: 74, 38: 76, 39: 78, 40: 80, 41: 82, 42: 84, 43: 86, 44: 88, 45: 90, 46: 92, 47: 94, 48: 96, 49: 98, 100: 0, 110: 10, 120: 20, 130: 30, 140: 40, 150: 50, 160: 60, 170: 70, 180: 80, 190: 90, 200: 100, 210: 110, 220: 120, 230: 130, 240: 140, 250: 150, 260: 160, 270: 170, 280: 180, 290: 190, 300: 200, 310: 210, 320: 220, 330: 230, 340: 240, 350: 250, 360: 260, 370: 270, 380: 280, 390: 290})
# expect: 3 3 dictionary changed size during iteration
# expect: 3 8 dictionary keys changed during iteration
# expect: 3 3 Set changed size during iteration
# expect: 3 3
# expect: 30 30 dictionary changed size during iteration
# expect: 30 35 dictionary keys changed during iteration
# expect: 30 30 Set changed size during iteration
# expect: 435 27
# expect: 300 300 dictionary changed size during iteration
# expect: 300 305 dictionary keys changed during iteration
# expect: 300 300 Set changed size during iteration
# expect: 44850 270
# expect: 1000 1000 dictionary changed size during iteration
# expect: 1000 1005 dictionary keys changed during iteration
# expect: 1000 1000 Set changed size during iteration
# expect: 499500 900
# expect: {'h': 200, 'e': 200, 'l': 300, 'o': 400, 'w': 200, 'r': 200, 'd': 100, 't': 100, 'q': 100, 'u': 100, 'i': 100, 'c': 100, 'k': 100, 'b': 100, 'n': 100, 'f': 100, 'x': 100}
# expect: {'h': 100, 'é': 100, 'l': 200, 'o': 100, 'x': 100, 'y': 100}
# expect: 208000
# expect: (6003890, 2000, [0, 1, 2], (1999, '1999'), 1999, 1999000)

def t(x):
    print(x, end=" ")
    return x

def f(*args, **kw):
    print("call", args, kw)

f(t(1), *[t(2), t(3)], t(4), k=t(5), **{"m": t(6)}, n=t(7))
t({t("k1"): t("v1"), t("k2"): t("v2")})
x = [0, 0]
x[t(0)], x[t(1)] = t("a"), t("b")
print(x, t(1) if t(0) else t(2), t(3) < t(2) < t(1))

# expect: 1 2 3 4 5 6 7 call (1, 2, 3, 4) {'k': 5, 'm': 6, 'n': 7}
# expect: k1 v1 k2 v2 {'k1': 'v1', 'k2': 'v2'} a b 0 1 0 2 3 2 ['a', 'b'] 2 False

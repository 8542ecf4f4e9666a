# A bridge that joined a merge around one that it had opened itself left that one without an end.
def keep(x):
    if type(x) is int and not -(2**80) < x < 2**80:
        return x % 1000003
    return x


def whole(x):
    return int(x) if -1e25 < x < 1e25 else 3


def place(x):
    return int(x) if -1000 < x < 1000 else 1


class Pair:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Other(Pair):
    pass

G0 = 0.0

def make_f0(t):
    def inner(p, q):
        global G0
        nonlocal t
        R = [1, 2.5, q]
        o = Pair(p, q)
        if ((0 + p) < p):
            G0 = keep(p)
        else:
            R[place(p)] = keep((p + 0))
        t = keep(t)
        return keep((o.x // (-(p))))
    return inner
f0 = make_f0(5)

def f1(p, q=2):
    global G0
    t = 1
    R = [1, 2.5, q]
    o = Pair(p, q)
    for p in range(0, 1, 1):
        if p % 2 == 0:
            del p
            p = 1
    else:
        if len(R) < 12:
            R.append(o.x)
    return keep(((0.0 + p) if (0 + p) else (p + p)))

v0 = 2**53
v1 = 0
L0 = [0, 0]
a = Pair(0, 0.5)
b = Other(v0, v1)
caught = 0
for turn in range(30):
    v0 = keep(v0)
    v1 = keep(v1)
    if turn % 2 == 0:
        try:
            v0 += f0(v0, v0)
        except ZeroDivisionError:
            v0 += a.x
    else:
        v0 *= a.x
        v0 = keep(v0)
        v0 += v0
    if turn % 2 == 0:
        continue
    if turn % 2 == 0:
        L0[place(v0)] = keep(f0(v0, 0))
    else:
        L0[place(v0)] = (-(v0))
    if turn % 37 == 3:
        del v0
        v0 = 1
    if turn % 50 == 7:
        print(turn, v0, v1, a.x, b.y)
print(caught, v0, v1, a.x, b.y)
print(L0, G0, a.y, b.x)

# expect: 7 0 0 0 0
# expect: 0 0 0 0 0
# expect: [0, 0] 0.0 0.5 9007199254740992

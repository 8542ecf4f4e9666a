# A function called from compiled code saw its caller's registers as they had been on entry.
import sys

def caller(extra=0):
    frame = sys._getframe(1)
    line = frame.f_lineno - frame.f_code.co_firstlineno
    return frame.f_locals["i"] + extra, frame.f_code.co_name, line

def middle(i):
    return caller(extra=5)

def calls(n):
    for i in range(n):
        a = caller(extra=1)
        assert a == (i + 1, "calls", 2), (a, i)
        b = middle(i)
        assert b == (i + 5, "middle", 1), (b, i)
        for j in range(3):
            c = caller(extra=j)
            assert c[0] == i + j, (c, i, j)
    return a, b, c

def recurse(i):
    if i == 0:
        return caller(extra=0)
    return recurse(i - 1)

def own_frame(n):
    frame = sys._getframe()
    names = frame.f_locals
    total = 0
    for i in range(n):
        total += frame.f_locals["i"] + names["total"] % 2
        if i % 50 == 0:
            names["total"] = 7
    return total

class Inspector:
    @property
    def index(self):
        return sys._getframe(1).f_locals["i"]

def through_a_property(n):
    inspector = Inspector()
    for i in range(n):
        assert inspector.index == i
    return i

print(calls(600))
for _ in range(800):
    assert recurse(3) == (0, "recurse", 2)
print(own_frame(1000))
print(through_a_property(700))

# expect: ((600, 'calls', 2), (604, 'middle', 1), (601, 'calls', 7))
# expect: 47807
# expect: 699

# Frames that are inlined did not count for RecursionError.
import sys
def is_at_limit(count):
    # The program itself may have been called from some frames.
    limit = sys.getrecursionlimit()
    return limit - 9 < count <= limit
depth = 0
best = 0
def f(n):
    global depth, best
    for i in range(1):
        depth += 1
        if depth > best: best = depth
        g(n)
def g(n):
    h(n)
def h(n):
    f(n + 1)
for k in range(12):
    depth = 0; best = 0
    try:
        f(0)
    except RecursionError as e:
        tb = e.__traceback__; c = 0
        while tb: c += 1; tb = tb.tb_next
        print(is_at_limit(c), 330 <= best <= 333)
def walk(t, d):
    s = 0
    for c in t:
        s += walk(c, d + 1) if c else d
    return s
t = []
for i in range(300): t = [t, []]
for k in range(5):
    print(walk(t, 0))
def vis(t):
    s = 0
    for c in t:
        s += sub(c)
    return s
def sub(c):
    return vis(c) + 1
for k in range(5):
    print(vis(t))
deep = []
for i in range(2000): deep = [deep]
for k in range(4):
    try: print(vis(deep))
    except RecursionError as e:
        tb = e.__traceback__; c = 0
        while tb: c += 1; tb = tb.tb_next
        print('deep', is_at_limit(c))
sys.setrecursionlimit(200)
for k in range(4):
    try: print(vis(deep))
    except RecursionError as e:
        tb = e.__traceback__; c = 0
        while tb: c += 1; tb = tb.tb_next
        print('deep', is_at_limit(c))

# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: 45149
# expect: 45149
# expect: 45149
# expect: 45149
# expect: 45149
# expect: 600
# expect: 600
# expect: 600
# expect: 600
# expect: 600
# expect: deep True
# expect: deep True
# expect: deep True
# expect: deep True
# expect: deep True
# expect: deep True
# expect: deep True
# expect: deep True

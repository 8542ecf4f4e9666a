# `[0] * n` and `[True] * n` are kept in typed arrays when they are long; nobody may notice.
import bisect
import copy
import heapq

N = 2000


def ints():
    numbers = [0] * N
    numbers[3] = 5
    numbers[N - 1] = -7
    return numbers


a = ints()
print(len(a), a[3], a[-1], sum(a), max(a), min(a), a.index(5), 5 in a, 2.0 in a, a.count(0))
b = a[:10]
print(b, b[::-1], b + [1], [1] + b, b * 2, b[1:1], a[5:2], a[-3:], a[-2:99999])
b.append(3)
b.append(2**40)
print(b)
c = a[1990:]
c.append(9)
c.insert(0, 4)
print(c, c.pop(), c.pop(0), c.pop(3), c)
a[7] = 2**31
a[8] = -(2**31) - 1
print(a[5:10], len(a))
a = ints()
a[7] = "x"
print(a[5:10])
a = ints()
a[7] = 1.5
a.append(2.5)
print(a[5:10], a[-1])
a = ints()
a[7] = True
print(a[5:10], a[7] is True)

flags = [True] * N
flags[3] = False
print(flags[:5], flags[3] is False, flags.count(True), sum(flags), type(flags[0]), flags.index(False))
flags[4] = 1
print(flags[:6], flags[4] is True)
flags = [False] * N
flags.append(True)
flags.append(None)
print(flags[-3:], any(flags), all(flags), [flag for flag in flags if flag])

a = ints()
e = a[:]
e.sort()
print(e[:3], e[-3:], e is a, e == a, e < a)
e.sort(reverse=True)
print(e[:3])
e.sort(key=lambda x: -x)
print(e[:2], e[-2:], sorted(a)[:2], sorted(a, reverse=True)[:2])

f = [1] * 1024
f += [2]
f.extend((3, 4))
f.remove(1)
f.reverse()
print(f[:5], len(f))
del f[0]
del f[1:1000]
del f[::2]
print(len(f), f)
g = [7] * 1100
g[5:7] = [1, 2, 3]
print(g[3:10], len(g))
g = [7] * 1100
g[::100] = range(11)
print(g[200], g[201])
g *= 2
print(len(g))
g = [7] * 1100
g *= 2
print(len(g), g[-1])
g.clear()
print(g)
g.append("x")
print(g)
h = [3] * 1024
while h:
    h.pop()
print(h, len(h))
try:
    h.pop()
except IndexError as error:
    print(error)
h.append(1.5)
print(h)

print(list(zip(flags, a))[0], tuple(a)[:2], set(a), list(reversed(a))[:2], repr(a)[:20])
print([1] * 1024 == [True] * 1024, [1] * 1024 == [1.0] * 1024, [0] * 1024 < [0] * 1025)


class Own(list):
    pass


own = Own(ints())
print(type(own).__name__, own[3], len(own))
own.append("q")
print(own[-1], type(own[:2]).__name__)
twin = copy.deepcopy(ints())
print(twin == ints(), twin[3], ints() * 1 == twin)
for action in (lambda: ints()[5000], lambda: "".join(ints()), lambda: ints() + (1,)):
    try:
        action()
    except (IndexError, TypeError) as error:
        print(error)
heap = [5] * 1024
heapq.heappush(heap, 1)
print(heapq.heappop(heap), bisect.bisect([1] * 1024, 1), bytes([1] * 1030)[:3])
first, *rest = [9] * 1024
print(first, len(rest))
match [4] * 1024:
    case [x, *others]:
        print(x, len(others))

# expect: 2000 5 -7 -2 5 -7 3 True False 1998
# expect: [0, 0, 0, 5, 0, 0, 0, 0, 0, 0] [0, 0, 0, 0, 0, 0, 5, 0, 0, 0] [0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 1] [1, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0] [0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0] [] [] [0, 0, -7] [0, -7]
# expect: [0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 3, 1099511627776]
# expect: [0, 0, 0, 0, 0, 0, 0, 0, -7] 9 4 0 [0, 0, 0, 0, 0, 0, 0, 0, -7]
# expect: [0, 0, 2147483648, -2147483649, 0] 2000
# expect: [0, 0, 'x', 0, 0]
# expect: [0, 0, 1.5, 0, 0] 2.5
# expect: [0, 0, True, 0, 0] True
# expect: [True, True, True, False, True] True 1999 1999 <class 'bool'> 3
# expect: [True, True, True, False, 1, True] False
# expect: [False, True, None] True False [True]
# expect: [-7, 0, 0] [0, 0, 5] False False True
# expect: [5, 0, 0]
# expect: [5, 0] [0, -7] [-7, 0] [5, 0]
# expect: [4, 3, 2, 1, 1] 1026
# expect: 13 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
# expect: [7, 7, 1, 2, 3, 7, 7] 1101
# expect: 2 7
# expect: 2200
# expect: 2200 7
# expect: []
# expect: ['x']
# expect: [] 0
# expect: pop from empty list
# expect: [1.5]
# expect: (False, 0) (0, 0) {0, -7, 5} [-7, 0] [0, 0, 0, 5, 0, 0, 0
# expect: True True True
# expect: Own 5 2000
# expect: q list
# expect: True 5 True
# expect: list index out of range
# expect: sequence item 0: expected str instance, int found
# expect: can only concatenate list (not "tuple") to list
# expect: 1 1024 b'\x01\x01\x01'
# expect: 9 1023
# expect: 4 1023

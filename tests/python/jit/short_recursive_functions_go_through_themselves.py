"""Recursion recorded through once: results of all kinds, depth, tracebacks, changes on the way."""
import sys


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(20), fib(5), fib(15.0), fib(True))


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(2, 30), ackermann(1, 200))


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


print([is_even(k) for k in range(90, 100)], sum(is_odd(300 + k % 7) for k in range(300)))


def halves(x):
    if x < 1e-9:
        return 0.0
    return x * 0.5 + halves(x * 0.5)


print(sum(halves(float(k)) for k in range(300)))


def power(base, n):
    if n == 0:
        return 1
    return base * power(base, n - 1)


print(power(3, 30), power(7, 60), power(1.5, 20), power(2, 200) == 2**200)


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


def plain(n):
    global most
    most = n
    return plain(n + 1) + 1


def reach():
    try:
        plain(0)
    except RecursionError as error:
        return most, str(error)


sys.setrecursionlimit(300)
first = depth(0)
seen = set()
for _ in range(40):
    reached, text = reach()
    seen.add((depth(0) - first, reached - first, text))
print(seen)


def fails(n, at):
    if n == at:
        raise ValueError(n)
    if n == 0:
        return 0
    return fails(n - 1, at) + \
        fails(n - 2 if n > 1 else 0, at)


def lines(error):
    found = []
    tb = error.__traceback__
    while tb is not None:
        found.append((tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_frame.f_locals.get("n")))
        tb = tb.tb_next
    return found


print(fails(15, -1))
for at in (3, 0, 7, 8):
    try:
        fails(9, at)
    except ValueError as error:
        print(lines(error))


def tree(n):
    return None if n == 0 else (tree(n - 1), tree(n - 1))


def count(t):
    return 0 if t is None else 1 + count(t[0]) + count(t[1])


print(count(tree(11)))


# The name is bound to another function while the recursion runs.
def swap(n):
    global swap
    if n == 0:
        return 0
    if n == 40:
        old = swap
        swap = lambda k: 1000 + k
        result = old(n - 1) if False else swap(n - 1)
        swap = old
        return result
    return swap(n - 1) + 1


print(swap(30), [swap(k) for k in (39, 40, 41, 60)], sum(swap(20) for _ in range(200)))


def locals_of(n):
    if n == 0:
        return sys._getframe(1).f_locals["n"], sys._getframe(2).f_locals["n"]
    return locals_of(n - 1)


for _ in range(300):
    pair = locals_of(6)
print(pair)


def many(a, b, c=2, d=3.5):
    if a == 0:
        return b + c + d
    return many(a - 1, b + 1, d=d * 0.5, c=c + 1) if a % 2 else many(a - 1, b)


print(sum(many(k % 12, k) for k in range(500)))

# expect: 6765 5 610.0 True
# expect: 63 202
# expect: [True, False, True, False, True, False, True, False, True, False] 129
# expect: 44849.99999978089
# expect: 205891132094649 508021860739623365322188197652216501772434524836001 3325.256730079651 True
# expect: {(0, -1, 'maximum recursion depth exceeded')}
# expect: 0
# expect: [(104, '<module>', None), (88, 'fails', 9), (88, 'fails', 8), (88, 'fails', 7), (88, 'fails', 6), (88, 'fails', 5), (88, 'fails', 4), (85, 'fails', 3)]
# expect: [(104, '<module>', None), (88, 'fails', 9), (88, 'fails', 8), (88, 'fails', 7), (88, 'fails', 6), (88, 'fails', 5), (88, 'fails', 4), (88, 'fails', 3), (88, 'fails', 2), (88, 'fails', 1), (85, 'fails', 0)]
# expect: [(104, '<module>', None), (88, 'fails', 9), (88, 'fails', 8), (85, 'fails', 7)]
# expect: [(104, '<module>', None), (88, 'fails', 9), (85, 'fails', 8)]
# expect: 2047
# expect: 30 [39, 1039, 1040, 1059] 4000
# expect: (1, 2)
# expect: 128648.5

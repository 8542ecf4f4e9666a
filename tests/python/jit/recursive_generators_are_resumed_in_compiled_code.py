"""Steps of generators: recursion, unbound variables, exceptions, close and depth."""
import sys


def permute(items, prefix):
    if not items:
        yield prefix
        return
    for i in range(len(items)):
        yield from permute(items[:i] + items[i + 1:], prefix * 10 + items[i])


print(sum(permute([1, 2, 3, 4, 5, 6], 0)), sum(1 for _ in permute([1, 2, 3, 4, 5], 0)))


class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


def insert(node, key):
    while True:
        if key < node.key:
            if node.left is None:
                node.left = Node(key)
                return
            node = node.left
        else:
            if node.right is None:
                node.right = Node(key)
                return
            node = node.right


root = Node(500)
state = 7
for _ in range(900):
    state = state * 16807 % 2147483647
    insert(root, state % 1000)
keys = list(root)
print(len(keys), keys == sorted(keys), sum(k * i for i, k in enumerate(root)))


def merge(a, b):
    a = iter(a)
    b = iter(b)
    x = next(a, None)
    y = next(b, None)
    while x is not None and y is not None:
        if x <= y:
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)
    while x is not None:
        yield x
        x = next(a, None)
    while y is not None:
        yield y
        y = next(b, None)


print(sum(i * x for i, x in enumerate(merge(root, Node(250)))))


# A variable that is bound when a step is recorded is unbound later.
def maybe(bound):
    if bound:
        value = 1.5
    yield 0
    yield value


total = 0.0
for i in range(800):
    total += sum(maybe(True))
print(total)
try:
    print(list(maybe(False)))
except UnboundLocalError as error:
    print(type(error).__name__, error)


# Kinds of variables change between steps, and floats live in the frame.
def running(n, start):
    total = start
    for i in range(n):
        total += i
        got = yield total
        if got is not None:
            total = got


def drive(n, start, sends):
    g = running(n, start)
    out = 0
    value = next(g)
    try:
        while True:
            out += value
            value = g.send(sends)
    except StopIteration:
        pass
    return out


for start in (0, 0.5, 2**60):
    print(drive(700, start, None))
print(drive(1000, 1, 5), drive(1000, 1, 0.25))


# What a generator returns arrives through yield from, and by StopIteration.value.
def leaf(n):
    yield n
    return n * 2


def collect(n):
    total = 0
    for i in range(n):
        total += yield from leaf(i)
    return total


def result(g):
    count = 0
    while True:
        try:
            next(g)
            count += 1
        except StopIteration as stop:
            return count, stop.value


print(result(collect(900)))


# Exceptions pass compiled steps with all lines, and finally blocks run.
def deep(n, log):
    try:
        if n == 0:
            yield 1
            raise ValueError("bottom")
        yield from deep(n - 1, log)
    finally:
        log.append(n)


for i in range(400):
    log = []
    try:
        for x in deep(5, log):
            pass
    except ValueError as error:
        lines = []
        tb = error.__traceback__
        while tb is not None:
            lines.append(tb.tb_lineno)
            tb = tb.tb_next
print(log, lines)


# Generators given up in the middle are closed.
closed = []


def counting(n):
    try:
        while True:
            yield n
            n += 1
    finally:
        closed.append(n)


def nested(n):
    yield from counting(n)


for i in range(600):
    g = nested(i)
    next(g), next(g)
    g.close()
print(len(closed), closed[:3], closed[-1])

for i in range(300):
    for x in counting(i):
        if x > i + 2:
            break
print(len(closed), closed[-2:])


# throw() into a chain of steps.
def catching(n):
    while True:
        try:
            yield n
            n += 1
        except KeyError:
            n += 100


def outer(n):
    yield from catching(n)


g = outer(0)
seen = []
for i in range(1500):
    x = next(g)
    if i % 100 == 99:
        seen.append(g.throw(KeyError("k")))
print(seen[:3], seen[-1])


# A generator that resumes itself.
def selfish():
    yield 1
    try:
        next(me)
    except ValueError as error:
        yield str(error)


texts = set()
for i in range(600):
    me = selfish()
    texts.update(map(str, me))
print(sorted(texts))


# RecursionError exactly where Python has it.
def down(n):
    yield n
    yield from down(n + 1)


def deepest():
    most = 0
    try:
        for n in down(0):
            most = n
    except RecursionError:
        pass
    return most


def plain(n):
    try:
        return plain(n + 1)
    except RecursionError:
        return n


sys.setrecursionlimit(220)
found = set()
for _ in range(12):
    found.add(plain(0) - deepest())
print(found)


# Cells and closures.
def make(k):
    def inner(n):
        nonlocal k
        for i in range(n):
            k += i
            yield k
    return inner


f = make(10)
print(sum(sum(f(3)) for _ in range(700)))


# Two yields in a loop with an inner loop that does not yield.
def blocks(n):
    i = 0
    while i < n:
        j = 0
        while j < 3:
            i += j
            j += 1
        yield i, j
        i += 1
        yield [i]


def consume(n):
    g = blocks(n)
    count = 0
    for item in g:
        count += len(item)
        for other in g:
            count += item[0] if isinstance(other, list) else other[1]
            break
    return count


print(consume(4000))

# expect: 279999720 120
# expect: 901 True 273168926
# expect: 273653475
# expect: 1200.0
# expect: UnboundLocalError cannot access local variable 'value' where it is not associated with a value
# expect: 57166550
# expect: 57166900.0
# expect: 807045053224850049750
# expect: 504496 499750.75
# expect: (900, 809100)
# expect: [0, 1, 2, 3, 4, 5] [162, 154, 154, 154, 154, 154, 153]
# expect: 600 [1, 2, 3] 600
# expect: 900 [301, 302]
# expect: [199, 399, 599] 2999
# expect: ['1', 'generator already executing']
# expect: {1}
# expect: 2225650
# expect: 2003000

"""Functions with cells, free variables, star and keyword-only parameters, called and recursive."""
import sys


def queens(n):
    count = 0
    columns, rising, falling = set(), set(), set()

    def place(row):
        nonlocal count
        if row == n:
            count += 1
            return
        for column in range(n):
            if column in columns or row + column in rising or row - column in falling:
                continue
            columns.add(column)
            rising.add(row + column)
            falling.add(row - column)
            place(row + 1)
            columns.discard(column)
            rising.discard(row + column)
            falling.discard(row - column)

    place(0)
    return count


print([queens(n) for n in (4, 5, 6, 7, 6)])


def fibber(n, scale):
    def fib(k):
        return k * scale if k < 2 else fib(k - 1) + fib(k - 2)

    return fib(n)


print([fibber(15, scale) for scale in (1, 2, 0.5, 10**20)])


# A parameter that is a cell, and closures made in each activation.
def nest(n):
    def add(k):
        nonlocal n
        n += k
        return n

    if n <= 0:
        return add(100)
    return nest(n - 1) + add(1)


print(nest(10), sum(nest(k % 9) for k in range(400)))


def star(k, *rest, scale=2, **names):
    if k == 0:
        return len(rest) * scale + len(names) + sum(names.values())
    return star(k - 1, k, *rest[:3], scale=scale, **names) + len(rest)


print(star(20), star(30, 1, 2, scale=0.5, a=1, b=2), sum(star(k % 20, k, z=k) for k in range(300)))


def rest(first, *others):
    if not others:
        return first
    return first + rest(*others)


print(rest(*range(60)), sum(rest(k, k, 1.5, k) for k in range(500)))


def only(k, *, step, limit=0):
    if k <= limit:
        return k
    return only(k - step, step=step) + 1


print(only(300, step=1), sum(only(90, step=1 + k % 3) for k in range(200)))


# The closure is another one with the same code, then one with other defaults.
def maker(base):
    def walk(n, extra=base):
        if n == 0:
            return base + extra
        return walk(n - 1, extra) + base

    return walk


walks = [maker(base) for base in (1, 2.5, 3)]
print([walk(20) for walk in walks * 2], sum(walks[k % 3](10) for k in range(300)))


# Exceptions and RecursionError through closures, with what the frames show.
def outer(limit):
    seen = []

    def down(n):
        seen.append(n)
        if n == limit:
            raise ValueError(n)
        return down(n + 1) + 1

    try:
        down(0)
    except ValueError as error:
        tb = error.__traceback__
        shown = []
        while tb is not None:
            frame = tb.tb_frame
            shown.append((frame.f_code.co_name, frame.f_locals.get("n"), tb.tb_lineno))
            tb = tb.tb_next
        return len(seen), shown[-2:], shown[1]


for _ in range(60):
    found = outer(12)
print(found)


def reach():
    most = 0

    def down(n):
        nonlocal most
        most = n
        down(n + 1)

    try:
        down(0)
    except RecursionError:
        return most


def plain(n):
    try:
        return plain(n + 1)
    except RecursionError:
        return n


sys.setrecursionlimit(250)
depths = set()
for _ in range(25):
    depths.add(plain(0) - reach())
print(depths)


# A cell that is read before it is bound.
def early(flag):
    def inner(n):
        if n == 0:
            return value
        return inner(n - 1)

    if flag:
        value = 7
    try:
        return inner(3)
    except NameError as error:
        return str(error)


answers = {early(k % 50 != 0) for k in range(400)}
print(sorted(map(str, answers)))


class Base:
    def depth(self, n):
        return n


class Derived(Base):
    def depth(self, n):
        if n == 0:
            return super().depth(5)
        return self.depth(n - 1) + 1


print(sum(Derived().depth(k % 30) for k in range(400)))


# exec makes functions of the same code with other globals.
source = """
def make(k):
    def f(n):
        return g if n == 0 else f(n - 1) + k
    return f
result = sum(make(i)(6) for i in range(200))
"""
code = compile(source, "source", "exec")
for g in (1, 2.5, 1000):
    names = {"g": g}
    exec(code, names)
    print(names["result"])

# expect: [2, 10, 4, 40, 4]
# expect: [610, 1220, 305.0, 61000000000000000000000]
# expect: 165 46880
# expect: 78 124.0 57120
# expect: 1770 375000.0
# expect: 300 11025
# expect: [22, 55.0, 66, 22, 55.0, 66] 7800.0
# expect: (13, [('down', 11, 106), ('down', 12, 105)], ('down', 0, 106))
# expect: {1}
# expect: ['7', "cannot access free variable 'value' where it is not associated with a value in enclosing scope"]
# expect: 7700
# expect: 119600
# expect: 119900.0
# expect: 319400

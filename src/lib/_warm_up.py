"""Every common instruction on every common type, once or twice.

The run loop executes this when a program turns out to be long, right before V8 compiles the loop:
an instruction that V8 has never seen run would throw the compiled loop away when it first does.
Nothing here may be seen from outside: no output, no imports, no names but its own.
"""


class Plain:
    shared = 7

    def __init__(self, number, real):
        self.number = number
        self.real = real
        self.any = None

    def method(self, x):
        self.number += 1
        self.real = self.real * 0.5 + x
        return self.number

    @property
    def value(self):
        return self.number

    @staticmethod
    def static(x):
        return x

    @classmethod
    def make(cls):
        return cls(1, 2.0)


class Derived(Plain):
    def __init__(self, number, real, extra=3):
        super().__init__(number, real)
        self.extra = extra

    def method(self, x):
        return super().method(x) + self.extra


class Empty:
    pass


class Slotted:
    __slots__ = ("first", "second")

    def __init__(self, first):
        self.first = first
        self.second = 1.5


class Operators:
    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        return self.v

    def __lt__(self, other):
        return True

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1

    def __getitem__(self, i):
        return i

    def __setitem__(self, i, v):
        pass

    def __len__(self):
        return 1

    def __call__(self, x):
        return x

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True

    def __iter__(self):
        return iter([1, 2])

    def __contains__(self, x):
        return True


def plain(a, b):
    return a + b


def defaults(a, b=2, *rest, c=3, **more):
    return a + b + c


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def numbers(n):
    for i in range(n):
        yield i
        sent = yield float(i)


def delegating():
    got = yield from numbers(2)
    return got


def closure(n):
    total = 0

    def add(x):
        nonlocal total
        total += x
        return total + n

    for i in range(3):
        add(i)
    return add


def arithmetic(a, b, big, x, y):
    r = a + b
    r = a - b
    r = a * b
    r = a // b
    r = a % b
    r = -a % b
    r = a / b
    r = a & b
    r = a | b
    r = a ^ b
    r = a << 3
    r = a >> 1
    r = a ** 2
    r = -a
    r = ~a
    r = +a
    r += a
    r -= b
    r *= a
    r //= 2
    r %= 5
    r &= 7
    r |= 8
    r ^= 1
    r <<= 2
    r >>= 1
    r = big + a
    r = big * big
    r = big - big
    r = big // a
    r = big % a
    r = big & a
    r = big >> 2
    r = big << 2
    r = big | a
    r = big ^ a
    r = (a * 4000000000) // 3
    r = (a * 4000000000) % 7
    r = (a * 4000000000) & 65535
    r = (a * 4000000000) >> 3
    z = x + y
    z = x - y
    z = x * y
    z = x / y
    z = x // y
    z = x % y
    z = x ** 2
    z = -x
    z = x + a
    z = a + x
    z = x - a
    z = a - x
    z = x * a
    z = a * x
    z = x / a
    z = a / x
    z += x
    z -= y
    z *= x
    z /= y
    z += a
    z *= a
    z -= a
    z /= a
    return r, z


def comparisons(a, b, x, y, s, t, o):
    n = 0
    for p, q in ((a, b), (b, a), (a, a), (x, y), (y, x), (x, a), (a, y), (s, t), (s, s)):
        if p < q:
            n += 1
        if p <= q:
            n += 1
        if p > q:
            n += 1
        if p >= q:
            n += 1
        if p == q:
            n += 1
        if p != q:
            n += 1
        r = p < q
        r = p <= q
        r = p > q
        r = p >= q
        r = p == q
        r = p != q
        if not p < q:
            n += 1
        if p is q:
            n += 1
        if p is not q and n:
            n += 1
    if o == None:
        n += 1
    if o < o:
        n += 1
    if a in (1, 2) or s not in "xyz":
        n += 1
    if not n and o and s and None or x:
        n += 1
    if o is None:
        n += 1
    return n if n else r


def containers():
    ints = [1, 2, 3]
    floats = [1.5, 2.5]
    mixed = [1, "a", 2.5, None]
    pair = (1, 2.5)
    table = {"a": 1, 2: 2.5, (1, 2): None}
    names = {"a", 3}
    grid = [[0.0] * 3 for i in range(3)]
    for i in range(3):
        ints[i] = ints[i] + 1
        ints[-1] = i
        ints[i] += 2
        mixed[i] = i
        mixed[i] = mixed[-1]
        grid[i][0] += 1.5
        for j in range(3):
            grid[i][j] = grid[j][i] * 2.0
    floats[0] = floats[1] * 2.0
    floats[-1] += 1.0
    floats.append(3.5)
    ints.append(4)
    mixed.append(2.5)
    table["a"] += 1
    table["b"] = table["a"]
    table[5] = table.get(5, 0) + 1
    for key in table:
        pass
    for key, value in table.items():
        pass
    for x in floats:
        x + 1.0
    for x in pair:
        pass
    for c in "abc":
        c == "a"
    for i, x in enumerate(ints):
        pass
    for x, y in zip(ints, floats):
        pass
    for x in names:
        pass
    text = "abc"
    part = text[0] + text[-1] + text[1:]
    part = ints[1:] + ints[:1]
    ints[0:1] = [9]
    del ints[0]
    del table[5]
    squares = [x * x for x in ints if x]
    lookup = {x: i for i, x in enumerate(floats)}
    unique = {x for x in ints}
    first, *rest = ints
    a, b = pair
    a, b = b, a
    [a, b] = [1, 2]
    a, b, c = 1, 2, 3
    joined = f"{a} {b:>3} {text!r}"
    joined += text
    joined = "%d" % a
    both = [*ints, *floats]
    merged = {**table}
    pair[0], pair[-1]
    total = sum(x for x in ints)
    if len(ints) > 1 and max(ints) and min(floats):
        pass
    sorted(ints, key=lambda v: -v)
    if 1 in ints or "q" in table or 3 in names:
        pass
    ints.pop()
    len(text)
    abs(-1)
    abs(-1.5)
    return squares, lookup, unique, rest, joined, both, merged, total


def objects():
    for cls in (Plain, Derived, Derived):
        o = cls(1, 2.0)
        o.method(1.5)
        o.method(2)
        o.number = o.number + o.shared
        o.real = o.real + 1.0
        o.any = o
        o.any.number
        o.value
        o.static(1)
        cls.make()
        cls.static(2)
        bound = o.method
        bound(1.0)
        o.other = 1
    e = Empty()
    e.x = 1
    e.x = 2.5
    e.x
    s = Slotted(1)
    s.first = s.second
    s.second = 2.5
    v = Operators(1)
    v + 1
    v < v
    v == v
    v[1]
    v[1] = 2
    v(3)
    len(v)
    1 in v
    for x in v:
        pass
    with v as w:
        raise ValueError("x")
    return isinstance(o, Plain), Plain.shared


def exceptions():
    caught = 0
    for i in range(3):
        try:
            if i == 0:
                raise ValueError("x")
            if i == 1:
                {}["k"]
            caught += 1
        except ValueError as e:
            caught += 1
        except (KeyError, TypeError):
            continue
        else:
            caught += 2
        finally:
            caught += 1
    return caught


def calls():
    plain(1, 2)
    plain(1.0, b=2.0)
    defaults(1)
    defaults(1, 2, 3, c=4, d=5)
    defaults(*[1, 2], **{"c": 3})
    fib(6)
    closure(1)(2)
    (lambda x: x)(1)
    f = plain
    f(1, 2)
    g = [].append
    g(1)
    list(numbers(2))
    for x in numbers(2):
        pass
    list(delegating())
    sum(numbers(2))
    max(1, 2)
    str(1)
    int("1")
    float(1)
    list((1, 2))
    range(1, 5, 2)
    divmod(7, 2)
    round(1.5)


counter = 0


def globals_and_loops():
    global counter
    i = 0
    while i < 5:
        i += 1
        counter += 1
        if i == 2:
            continue
        if i == 4:
            break
    while True:
        break
    for _ in range(0):
        pass
    else:
        counter = 0


def match_something(subject):
    match subject:
        case 1 | 2:
            return 1
        case [a, b]:
            return 2
        case {"k": v}:
            return 3
        case str() as s:
            return 4
        case Slotted(first=1):
            return 5
        case _:
            return 6


for _ in range(2):
    arithmetic(7, 3, 123456789012345678901234567890, 1.5, 2.5)
    comparisons(1, 2, 1.5, 2.5, "a", "b", Operators(1))
    containers()
    objects()
    exceptions()
    calls()
    globals_and_loops()
    for subject in (1, [1, 2], {"k": 1}, "s", Slotted(1), 9.5):
        match_something(subject)
i = 0
while i < 3:
    i = i + 1

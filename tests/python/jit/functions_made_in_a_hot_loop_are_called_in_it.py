import functools
import itertools
import sys


def adders(n):
    total = 0
    for i in range(n):
        add = lambda x, y=i: x + y + i
        total += add(1) + add(i, 2)

        def scale(x):
            return x * i

        total += scale(2)
    return total, add(1), scale(3), scale.__closure__[0].cell_contents


def comprehensions(n):
    total = 0.0
    for i in range(n):
        total += sum(x * i for x in range(10) if x % 3)
        total += max((x * 7919 + i) % 101 for x in range(12))
        if any(x * x == i for x in range(20)):
            total += 0.5
        if all(x < 2 * i for x in range(5)):
            total -= 0.25
        total += len(list(x for x in range(i % 7)))
        total += sum(map(lambda x: x + i, range(4)))
        total += sum(x for x in filter(lambda x: x & 1, range(i % 9)))
        total += sorted([5, 3, 9, i % 10], key=lambda x: -x)[0]
        total += max([1.5, 2.5, i % 3], key=lambda x: (x - 1) ** 2)
        total += functools.reduce(lambda a, b: a * 2 + b, range(5), i)
        for a, b in itertools.combinations(range(4), 2):
            total += a * b + i
        for index, value in enumerate(x * x for x in range(3)):
            total += index * value
    return total


def escaping(n):
    kept = []
    generators = []
    for i in range(n):
        kept.append(lambda: i)
        generators.append(x + i for x in range(3))
    return [f() for f in kept[:3]], [list(g) for g in generators[-2:]]


def mixed(n):
    total = 0
    for i in range(n):
        values = [1, 2.5, 3] if i % 5 == 0 else [1, 2, 3] if i % 3 else [0.5, 1.5]
        total += sum(v * 2 for v in values)
        total += min(v for v in values)
    return total


def limits():
    def dive(n):
        return 0 if n == 0 else 1 + sum(dive(n - 1) for _ in range(1))

    for depth in (10, 100, 150):
        print(dive(depth))


def caller_names():
    seen = set()

    def note(x):
        frame = sys._getframe()
        seen.add((frame.f_code.co_name, frame.f_back.f_code.co_name))
        return x

    for i in range(400):
        sum(map(note, [i, i]))
        sorted([3, 1], key=note)
    return sorted(seen)


print(adders(500))
print(comprehensions(600))
print(escaping(400))
print(mixed(700))
limits()
print(caller_names())

# expect: (750000, 999, 1497, 499)
# expect: 12498249.75
# expect: ([399, 399, 399], [[399, 400, 401], [399, 400, 401]])
# expect: 7650.5
# expect: 10
# expect: 100
# expect: 150
# expect: [('note', 'caller_names')]

def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
    return n * 10


def twice(n):
    first = yield from count(n)
    second = yield from count(n // 2)
    yield first + second
    return "done"


def items(log):
    log.append((yield from twice(40)))
    yield from [1.5, 2.5]
    yield from range(3)
    yield from (9, 8)
    yield from "ab"


def work():
    log = []
    total = 0
    last = None
    for turn in range(60):
        for value in items(log):
            last = value
            if isinstance(value, str):
                total += len(value)
            else:
                total += value
    return total, last, len(log), log[-1]


print(work())

# expect: (95760.0, 'b', 60, 'done')

def numbers(n, log):
    try:
        for i in range(n):
            yield i
    finally:
        log.append(n)


def plain(n):
    for i in range(n):
        yield i


def work():
    log = []
    total = 0
    for turn in range(400):
        for value in numbers(10 + turn % 3, log):
            if value == turn % 15:
                break
            total += value
        for value in plain(10):
            if value == turn % 15:
                break
            total += value
    return total, len(log), sum(log)


print(work())


def delegating(n, log):
    try:
        yield from numbers(n, log)
    finally:
        log.append("outer")


def deep():
    log = []
    for turn in range(300):
        for value in delegating(12, log):
            if value > turn % 14:
                break
    return len(log), log[:4], log[-2:]


print(deep())

# expect: (19246, 400, 4399)
# expect: (600, [12, 'outer', 12, 'outer'], [12, 'outer'])

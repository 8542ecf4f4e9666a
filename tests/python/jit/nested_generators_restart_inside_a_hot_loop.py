def inner(a, b):
    while a < b:
        yield a
        a += 1


def outer(n):
    for i in range(n):
        for j in inner(i, i + 3):
            yield i, j
        for j in inner(0, i % 4):
            yield j, i


def cycle(items, limit):
    while True:
        for item in items:
            if limit == 0:
                return
            limit -= 1
            yield item


def empty(n):
    if n < 0:
        yield n


def work(n):
    total = 0
    for i, j in outer(n):
        total += i * j
    for value in cycle([1, 2, 3.5], n):
        total += value
    for turn in range(n):
        for value in empty(turn - 3):
            total += value
        for value in inner(turn, turn + turn % 5):
            total -= value
    return total


print(work(10), work(500))


def two_at_once(n):
    total = 0
    for a in inner(0, n):
        for b in inner(a, a + 3):
            for c in outer(2):
                total += a * b - c[0] * c[1]
    return total


print(two_at_once(90))

# expect: 912.5 124874451.0
# expect: 5100750

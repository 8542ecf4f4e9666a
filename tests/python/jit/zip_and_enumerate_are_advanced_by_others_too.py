def pairs(n):
    xs = [i * 0.5 for i in range(n)]
    ys = list(range(n))
    total = sum(x * y for x, y in zip(xs, ys))
    total += sum(x * y for x, y in zip(ys, xs[: n // 2]))
    for i, (x, y) in enumerate(zip(xs, ys)):
        total += i * x - y
    return total


def by_name(n):
    both = zip(range(n), range(n, 2 * n))
    numbered = enumerate(range(n))
    total = sum(a * b + next(both)[0] for a, b in both)
    total += sum(a * b + next(numbered)[1] for a, b in numbered)
    rest = zip(range(n), range(n))
    for a, b in rest:
        total += a
        if a % 100 == 50:
            total += next(rest)[1] * 1000
    return total, next(both, None), next(rest, "end")


def unequal(n):
    first = iter(range(n))
    second = iter(range(n - 7))
    total = sum(a + b for a, b in zip(first, second))
    return total, list(first), list(second)


def strict(n):
    try:
        return sum(a for a, b in zip(range(n), range(n + 1), strict=True))
    except ValueError as error:
        return str(error)


print(pairs(700), by_name(800), unequal(600), strict(500))

# expect: 120959037.5 (301551592, None, 'end') (351056, [594, 595, 596, 597, 598, 599], []) zip() argument 2 is longer than argument 1

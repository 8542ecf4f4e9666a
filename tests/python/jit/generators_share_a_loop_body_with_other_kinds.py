def numbers(n):
    for i in range(n):
        yield i


def floats(n):
    for i in range(n):
        yield i / 4


def words(n):
    for i in range(n):
        yield "x" * (i % 3)


def pairs(n):
    previous = None
    for i in range(n):
        yield previous, i
        previous = i


def total(iterable):
    result = 0
    for value in iterable:
        if isinstance(value, str):
            result += len(value)
        else:
            result += value
    return result


def consume(kind, n):
    result = 0
    for value in kind(n):
        if isinstance(value, str):
            result += len(value)
        elif isinstance(value, tuple):
            result += value[1] - (value[0] or 0)
        else:
            result += value
    return result


for turn in range(4):
    for kind in (numbers, floats, words, pairs):
        print(kind.__name__, consume(kind, 700 + turn))
    print(total(numbers(500)), total(floats(500)), total(words(500)), total([1, 2.5]))

# expect: numbers 244650
# expect: floats 61162.5
# expect: words 699
# expect: pairs 699
# expect: 124750 31187.5 499 3.5
# expect: numbers 245350
# expect: floats 61337.5
# expect: words 700
# expect: pairs 700
# expect: 124750 31187.5 499 3.5
# expect: numbers 246051
# expect: floats 61512.75
# expect: words 702
# expect: pairs 701
# expect: 124750 31187.5 499 3.5
# expect: numbers 246753
# expect: floats 61688.25
# expect: words 702
# expect: pairs 702
# expect: 124750 31187.5 499 3.5

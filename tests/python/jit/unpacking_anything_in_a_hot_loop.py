def numbers(n):
    for i in range(n):
        yield i


def work(count):
    total = 0
    texts = ["ab", "cd"]
    for i in range(count):
        a, b = texts[i & 1]
        total += ord(a) - ord(b)
        c, d, e = numbers(3)
        total += c + d * e
        first, *rest = range(i % 5 + 1)
        total += first + len(rest)
        *most, last = (i, i + 1, i + 2)
        total += last - most[0]
        head, *middle, tail = [i, 2, 3, 4]
        total += tail + sum(middle) - head % 3
        x, y = {i: 1, i + 1: 2}
        total += y - x
        (p, (q, *r)) = i, (1, 2, 3)
        total += p % 2 + q + len(r)
    return total


print(work(2000))


def fails(values):
    good = 0
    bad = []
    for value in values:
        try:
            a, b = value
            good += 1
        except (TypeError, ValueError) as error:
            if len(bad) < 6:
                bad.append(str(error))
        try:
            a, *b, c = value
            good += len(b)
        except (TypeError, ValueError) as error:
            if len(bad) < 6:
                bad.append(str(error))
    return good, bad


print(fails([(1, 2), [1], 5, "abc", "xy", None] * 200))


def raises(n):
    for i in range(n):
        a, b = (i, i) if i < n - 1 else (i, i, i)


raises(900)

# expect: 35001
# expect: (600, ['not enough values to unpack (expected 2, got 1)', 'not enough values to unpack (expected at least 2, got 1)', 'cannot unpack non-iterable int object', 'cannot unpack non-iterable int object', 'too many values to unpack (expected 2)', 'cannot unpack non-iterable NoneType object'])
# stderr: Traceback (most recent call last):
# stderr:   File "unpacking_anything_in_a_hot_loop.py", line 57, in <module>
# stderr:     raises(900)
# stderr:     ~~~~~~^^^^^
# stderr:   File "unpacking_anything_in_a_hot_loop.py", line 54, in raises
# stderr:     a, b = (i, i) if i < n - 1 else (i, i, i)
# stderr:     ^^^^
# stderr: ValueError: too many values to unpack (expected 2, got 3)
# status: 1

class Pair:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __add__(self, other):
        return Pair(self.a + other.a, self.b + other.b)


def fold(items, zero, width):
    total = zero
    for start in range(len(items) - width + 1):
        window = zero
        for i in range(start, start + width):
            window = window + items[i]
        total = total + window
    return total


def both(n):
    ints = list(range(n))
    pairs = fold([Pair(i, -i) for i in ints], Pair(0, 0), 4)
    return fold(ints, 0, 4), fold([i / 4 for i in ints], 0.0, 4), (pairs.a, pairs.b)


for n in (50, 400, 7, 900):
    print(both(n), fold("abcdef" * 20, "", 3)[:12], fold([(i,) for i in range(9)], (), 2))

# expect: (4606, 1151.5, (4606, -4606)) abcbcdcdedef (0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8)
# expect: (316806, 79201.5, (316806, -316806)) abcbcdcdedef (0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8)
# expect: (48, 12.0, (48, -48)) abcbcdcdedef (0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8)
# expect: (1612806, 403201.5, (1612806, -1612806)) abcbcdcdedef (0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8)

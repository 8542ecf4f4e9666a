# What a way through a branch replaced on the stack without changing its depth was taken for what it
# had been: a hot function gave its argument instead of the comparison's result.


def between(low, x, high):
    return low <= x < high


def between_texts(low, x, high):
    return low < x <= high != x


def choose(a, b, c):
    return [a, a < b < c, b, c if a < b > c else (a, b), -a]


def swap(a, b):
    return (a and b or a, not (a or b))


def drive(n):
    results = []
    for i in range(n):
        results.append(between(3, i % 40, 20))
    return results.count(True), results.count(False), len(results)


class Span:
    def __init__(self, low, high):
        self.low = low
        self.high = high

    def __contains__(self, x):
        return self.low <= x < self.high

    def overlaps(self, x):
        return self.low < x.high and x.low < self.high or self is x


for n in (10, 2000):
    print(drive(n))
print([between(3, i % 40, 20) for i in range(2000)].count(True))
print([between_texts("c", "abcdefgh"[i % 8], "f") for i in range(2000)].count(True))
chosen = [choose(i % 5, i % 7, i % 11) for i in range(3000)]
print(chosen[2990:], sum(c[1] for c in chosen))
print([swap(i % 3, i % 2) for i in range(2000)][1990:])
span = Span(3, 20)
print([i % 40 in span for i in range(2000)].count(True))
spans = [Span(i % 9, i % 9 + i % 4) for i in range(2000)]
print(sum(span.overlaps(other) for other in spans))

# expect: (7, 3, 10)
# expect: (850, 1150, 2000)
# expect: 850
# expect: 500
# expect: [[0, True, 1, (0, 1), 0], [1, True, 2, (1, 2), -1], [2, False, 3, 0, -2], [3, False, 4, 1, -3], [4, False, 5, 2, -4], [0, False, 6, 3, 0], [1, False, 0, (1, 0), -1], [2, False, 1, (2, 1), -2], [3, False, 2, (3, 2), -3], [4, False, 3, (4, 3), -4]] 893
# expect: [(1, False), (1, False), (0, True), (1, False), (2, False), (0, False), (1, False), (1, False), (0, True), (1, False)]
# expect: 850
# expect: 1444

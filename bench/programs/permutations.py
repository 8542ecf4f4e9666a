"""Permutations from recursive generators: the multiples of seven among the orders of n digits.

`permute` yields every order of a list, in lexical order, through a chain of `yield from` as deep as
the list is long. A second generator, not recursive, filters; a generator expression sums.
"""

import sys

DEFAULT = 8
ROUNDS = 8
EXPECTED = {5: (120, 71505), 8: (40320, 41333714694)}


def permute(items, prefix):
    if not items:
        yield prefix
        return
    for i in range(len(items)):
        yield from permute(items[:i] + items[i + 1:], prefix * 10 + items[i])


def select(numbers, divisor):
    for number in numbers:
        if number % divisor == 0:
            yield number


def run(n):
    digits = list(range(1, n + 1))
    count = sum(1 for _ in permute(digits, 0))
    total = sum(number // 7 for number in select(permute(digits, 0), 7))
    return count, total


def check(n, result):
    count, total = result
    orders = 1
    for i in range(2, n + 1):
        orders *= i
    assert count == orders, "permutations: %d orders" % count
    if n in EXPECTED:
        assert result == EXPECTED[n], "permutations: wrong sum: %d" % total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("permutations %d: %d orders, sum %d" % (n, *result))
    first = [number for number, _ in zip(permute(list(range(1, n + 1)), 0), range(4))]
    print(first)


if __name__ == "__main__":
    main()

"""Pancake flipping: for every permutation of 1..n, how often must its head be flipped?

run(n) goes through all n! permutations in a fixed order, reverses the first k items while
the first item is k > 1, and returns the largest number of flips and an alternating sum.
Short int lists, written in place; branches that are hard to predict.
"""

import sys

DEFAULT = 9
ROUNDS = 4
EXPECTED = {5: (11, 7), 6: (49, 10), 7: (228, 16), 8: (1616, 22), 9: (8629, 30), 10: (73196, 38)}


def count_flips(permutation):
    items = permutation[:]
    flips = 0
    head = items[0]
    while head != 0:
        low = 0
        high = head
        while low < high:
            items[low], items[high] = items[high], items[low]
            low += 1
            high -= 1
        flips += 1
        head = items[0]
    return flips


def run(n):
    permutation = list(range(n))
    counters = [0] * n
    checksum = 0
    most = 0
    sign = 1
    while True:
        flips = count_flips(permutation)
        if flips > most:
            most = flips
        checksum += sign * flips
        sign = -sign
        # Order matters: rotate ever longer prefixes, which visits each permutation once.
        size = 1
        while True:
            if size == n:
                return checksum, most
            first = permutation[0]
            for i in range(size):
                permutation[i] = permutation[i + 1]
            permutation[size] = first
            counters[size] += 1
            if counters[size] <= size:
                break
            counters[size] = 0
            size += 1


def check(n, result):
    assert 0 <= result[1] <= n * (n + 1) // 2, "fannkuch: impossible flips: %d" % result[1]
    if n in EXPECTED:
        assert result == EXPECTED[n], "fannkuch: wrong answer: %d %d" % result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("fannkuch %d: checksum %d, most flips %d" % (n, result[0], result[1]))


if __name__ == "__main__":
    main()

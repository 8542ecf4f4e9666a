"""Which number below n takes most steps of "halve it, or triple it and add one" to reach 1?

One while loop with an unpredictable branch on whole numbers that grow well past n.
"""

import sys

DEFAULT = 50_000
ROUNDS = 8
EXPECTED = {10: (9, 19), 100: (97, 118), 1000: (871, 178), 50_000: (35655, 323)}


def chain_length(start):
    steps = 0
    number = start
    while number != 1:
        if number % 2 == 0:
            number //= 2
        else:
            number = 3 * number + 1
        steps += 1
    return steps


def run(n):
    best = 1
    most = 0
    for start in range(1, n):
        steps = chain_length(start)
        if steps > most:
            best = start
            most = steps
    return best, most


def check(n, result):
    best, most = result
    assert chain_length(best) == most, "collatz: %d does not take %d steps" % result
    if n in EXPECTED:
        assert result == EXPECTED[n], "collatz: wrong answer: %d in %d steps" % result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("collatz %d: %d takes %d steps" % (n, result[0], result[1]))


if __name__ == "__main__":
    main()

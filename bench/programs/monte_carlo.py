"""Pi by throwing n darts at a square and counting those that land in the circle.

The darts come from the multiplicative generator of Park and Miller (16807 modulo 2^31 - 1),
kept in a global variable. Its products stay below 2^53, so whole numbers are exact both here
and in the twin.
"""

import math
import sys

DEFAULT = 500_000
ROUNDS = 8
MODULUS = 2147483647
EXPECTED = {1000: 784, 10_000: 7910, 500_000: 392526}

seed = 42


def next_random():
    global seed
    seed = seed * 16807 % MODULUS
    return seed / MODULUS


def run(n):
    global seed
    seed = 42
    hits = 0
    for _ in range(n):
        x = next_random()
        y = next_random()
        if x * x + y * y <= 1.0:
            hits += 1
    return hits


def check(n, result):
    error = abs(4.0 * result / n - math.pi)
    assert error < 6.0 / math.sqrt(n), "monte_carlo: too far from pi: %d hits" % result
    if n in EXPECTED:
        assert result == EXPECTED[n], "monte_carlo: wrong count: %d" % result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("monte_carlo %d: %d hits, pi is about %.6f" % (n, result, 4.0 * result / n))


if __name__ == "__main__":
    main()

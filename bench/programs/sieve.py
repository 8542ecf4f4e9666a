"""Eratosthenes: how many primes are there below n, and which is the last?

A list of bools, crossed out in an inner while loop with a growing stride.
"""

import sys

DEFAULT = 2_000_000
ROUNDS = 8
# How many primes lie below these numbers is well known.
EXPECTED = {10: 4, 1000: 168, 10_000: 1229, 100_000: 9592, 1_000_000: 78498, 2_000_000: 148933}


def run(n):
    is_prime = [True] * n
    count = 0
    last = 0
    for candidate in range(2, n):
        if is_prime[candidate]:
            count += 1
            last = candidate
            multiple = candidate * candidate
            while multiple < n:
                is_prime[multiple] = False
                multiple += candidate
    return count, last


def check(n, result):
    count, last = result
    assert last < n, "sieve: prime beyond the end: %d" % last
    divisor = 2
    while divisor * divisor <= last:
        assert last % divisor, "sieve: %d is not prime" % last
        divisor += 1
    if n in EXPECTED:
        assert count == EXPECTED[n], "sieve: wrong count: %d" % count


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("sieve %d: %d primes, the last is %d" % (n, result[0], result[1]))


if __name__ == "__main__":
    main()

"""Fibonacci numbers by plain double recursion: nothing but calls, comparisons and additions."""

import sys

DEFAULT = 30
ROUNDS = 8


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def run(n):
    return fib(n)


def check(n, result):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    assert result == a, "fib: wrong answer: %d" % result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("fib %d: %d" % (n, result))


if __name__ == "__main__":
    main()

"""The first n decimal digits of pi from a spigot that streams them out one by one.

Whole numbers grow to thousands of bits: multiplication, division and comparison of BigInts.
The answer is checked against Machin's formula.
"""

import sys

DEFAULT = 3000
ROUNDS = 8


def run(n):
    digits = []
    numerator, accumulator, denominator = 1, 0, 1
    k = 0
    while len(digits) < n:
        k += 1
        odd = 2 * k + 1
        accumulator = (accumulator + 2 * numerator) * odd
        denominator *= odd
        numerator *= k
        if numerator > accumulator:
            continue
        digit = (3 * numerator + accumulator) // denominator
        if digit != (4 * numerator + accumulator) // denominator:
            continue
        digits.append(digit)
        accumulator = 10 * (accumulator - digit * denominator)
        numerator *= 10
    return "".join(str(digit) for digit in digits)


def arctan_of_inverse(x, unit):
    total = term = unit // x
    divisor = 1
    while term:
        term //= -x * x
        divisor += 2
        total += term // divisor
        if term == -1:
            break
    return total


def check(n, result):
    unit = 10 ** (n + 10)
    pi = 4 * (4 * arctan_of_inverse(5, unit) - arctan_of_inverse(239, unit))
    assert result == str(pi)[:n], "pidigits: wrong digits"


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    for start in range(0, n, 50):
        print("%s :%d" % (result[start : start + 50], min(start + 50, n)))


if __name__ == "__main__":
    main()

"""Whole numbers of any length: modular powers, Fibonacci numbers, factorials and their digits.

Powers modulo a Mersenne prime of 521 bits by repeated squaring, the Fibonacci number of index 40n by
doubling, the factorial of 2n by halving, and a number's digits by division. Fermat's little theorem
and an identity of Fibonacci numbers check the answers.
"""

import sys

DEFAULT = 1500
ROUNDS = 8
PRIME = (1 << 521) - 1
EXPECTED = {20: (546175, 417334, 189), 1500: (204786, 911800, 37602)}


def power(base, exponent, modulus):
    result = 1
    while exponent > 0:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def fibonacci(n):
    """The Fibonacci numbers of index n and n + 1."""
    if n == 0:
        return 0, 1
    a, b = fibonacci(n // 2)
    even = a * (2 * b - a)
    odd = a * a + b * b
    if n % 2 == 0:
        return even, odd
    return odd, even + odd


def product(low, high):
    """Of all numbers from low to high."""
    if high - low < 8:
        result = low
        for i in range(low + 1, high + 1):
            result *= i
        return result
    middle = (low + high) // 2
    return product(low, middle) * product(middle + 1, high)


def digit_sum(number):
    total = 0
    while number > 0:
        number, part = divmod(number, 1_000_000_000)
        while part > 0:
            total += part % 10
            part //= 10
    return total


def run(n):
    powers = 0
    for i in range(n // 20):
        powers ^= power(3 + i, PRIME - 2 - i, PRIME)
    fib, following = fibonacci(40 * n)
    factorial = product(1, 2 * n)
    return powers, fib, following, factorial, digit_sum(factorial)


def check(n, result):
    powers, fib, following, factorial, digits = result
    assert power(5, PRIME - 1, PRIME) == 1, "bigints: Fermat was wrong"
    assert following * following - following * fib - fib * fib == 1, "bigints: not Fibonacci"
    assert factorial % (2 * n + 1) in (0, 2 * n), "bigints: Wilson was wrong"
    assert digits % 9 == factorial % 9, "bigints: wrong digits"
    if n in EXPECTED:
        found = (powers % 1000003, fib % 1000003, digits)
        assert found == EXPECTED[n], "bigints: wrong answer: %d, %d, %d" % found


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    powers, fib, _, _, digits = result
    print("bigints %d: %d, %d, digits %d" % (n, powers % 1000003, fib % 1000003, digits))
    print(powers)


if __name__ == "__main__":
    main()

"""Linear congruential generators, n steps of each: products that are at once masked or reduced.

The four have 32, 48 and 64 bits and a prime modulus of 31 bits with a large multiplier, so most
products leave what a double holds exactly and none of the results does. Each generator is checked
against its own jump: n steps at once by repeated squaring.
"""

import sys

DEFAULT = 600_000
ROUNDS = 8
PRIME = 2147483647
MASK_32 = (1 << 32) - 1
MASK_48 = (1 << 48) - 1
MASK_64 = (1 << 64) - 1
EXPECTED = {
    500: (2563561269, 182916678331926, 10439566254956946391, 662425985),
    600_000: (1797680577, 132819172870082, 12691251219721386947, 1600028717),
}


def step_32(x, n):
    for _ in range(n):
        x = (x * 1664525 + 1013904223) & MASK_32
    return x


def step_48(x, n):
    for _ in range(n):
        x = (x * 0x5DEECE66D + 11) & MASK_48
    return x


def step_64(x, n):
    for _ in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) & MASK_64
    return x


def step_prime(x, n):
    for _ in range(n):
        x = (x * 1583458089 + 397204094) % PRIME
    return x


def run(n):
    return step_32(1, n), step_48(2, n), step_64(3, n), step_prime(4, n)


def jump(x, factor, summand, modulus, n):
    while n > 0:
        if n & 1:
            x = (x * factor + summand) % modulus
        summand = summand * (factor + 1) % modulus
        factor = factor * factor % modulus
        n >>= 1
    return x


def check(n, result):
    assert result == (
        jump(1, 1664525, 1013904223, 1 << 32, n),
        jump(2, 0x5DEECE66D, 11, 1 << 48, n),
        jump(3, 6364136223846793005, 1442695040888963407, 1 << 64, n),
        jump(4, 1583458089, 397204094, PRIME, n),
    ), "lcg: wrong states: %d, %d, %d, %d" % result
    if n in EXPECTED:
        assert result == EXPECTED[n], "lcg: other states: %d, %d, %d, %d" % result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("lcg %d: %d, %d, %d, %d" % (n, *result))


if __name__ == "__main__":
    main()

"""The largest singular value of an infinite matrix, cut to n by n, by power iteration.

The entries 1, 1/2, 1/3, ... are computed by a function each time they are needed, so that
run(n) is 40 n*n calls of a small function inside nested loops. As n grows the answer rises
towards 1.274224153.
"""

import math
import sys

DEFAULT = 200
ROUNDS = 8
LIMIT = 1.274224153
EXPECTED = {10: "1.271844019", 100: "1.274219991", 200: "1.274223601"}


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def multiply(vector):
    size = len(vector)
    result = []
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += entry(i, j) * vector[j]
        result.append(total)
    return result


def multiply_transposed(vector):
    size = len(vector)
    result = []
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += entry(j, i) * vector[j]
        result.append(total)
    return result


def run(n):
    u = [1.0] * n
    for _ in range(10):
        v = multiply_transposed(multiply(u))
        u = multiply_transposed(multiply(v))
    dot_uv = 0.0
    dot_vv = 0.0
    for a, b in zip(u, v):
        dot_uv += a * b
        dot_vv += b * b
    return math.sqrt(dot_uv / dot_vv)


def check(n, result):
    assert 1.0 <= result < LIMIT + 1e-9, "spectral_norm: out of range: %.9f" % result
    if n in EXPECTED:
        assert "%.9f" % result == EXPECTED[n], "spectral_norm: wrong answer: %.9f" % result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("spectral_norm %d: %.9f" % (n, result))


if __name__ == "__main__":
    main()

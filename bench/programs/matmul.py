"""Product of two n by n matrices kept as lists of rows, in three plain nested loops.

All entries are multiples of 1/4 and small, so every sum is exact in any order. The answer is
checked as Freivalds does: C times a vector must be A times (B times the vector).
"""

import sys

DEFAULT = 180
ROUNDS = 8


def make_matrix(n, seed):
    return [[((i * 7 + j * 13 + seed) % 17 - 8) * 0.25 for j in range(n)] for i in range(n)]


def multiply(a, b):
    n = len(a)
    result = []
    for i in range(n):
        row_a = a[i]
        row = [0.0] * n
        for k in range(n):
            factor = row_a[k]
            row_b = b[k]
            for j in range(n):
                row[j] += factor * row_b[j]
        result.append(row)
    return result


def run(n):
    return multiply(make_matrix(n, 3), make_matrix(n, 11))


def apply(matrix, vector):
    return [sum(x * y for x, y in zip(row, vector)) for row in matrix]


def check(n, result):
    vector = [float(i % 5 - 2) for i in range(n)]
    expected = apply(make_matrix(n, 3), apply(make_matrix(n, 11), vector))
    assert apply(result, vector) == expected, "matmul: wrong product"


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    trace = sum(result[i][i] for i in range(n))
    print("matmul %d: trace %.4f, corner %.4f" % (n, trace, result[n - 1][0]))


if __name__ == "__main__":
    main()

"""A system of n linear equations, solved by LU decomposition with partial pivoting.

run(n) factors a matrix whose solution is known (all ones) and returns what it found. Triangular
nested loops over lists of float lists, rows that are swapped, and a search for the pivot.
"""

import sys

DEFAULT = 250
ROUNDS = 8


def make_system(n):
    matrix = []
    state = 12345
    for i in range(n):
        row = []
        for j in range(n):
            state = state * 16807 % 2147483647
            row.append(state / 2147483647 - 0.5)
        matrix.append(row)
    right = [sum(row) for row in matrix]
    return matrix, right


def factor(matrix):
    n = len(matrix)
    order = list(range(n))
    for k in range(n):
        pivot = k
        for i in range(k + 1, n):
            if abs(matrix[i][k]) > abs(matrix[pivot][k]):
                pivot = i
        if pivot != k:
            matrix[k], matrix[pivot] = matrix[pivot], matrix[k]
            order[k], order[pivot] = order[pivot], order[k]
        row_k = matrix[k]
        scale = 1.0 / row_k[k]
        for i in range(k + 1, n):
            row = matrix[i]
            ratio = row[k] * scale
            row[k] = ratio
            for j in range(k + 1, n):
                row[j] -= ratio * row_k[j]
    return order


def solve(matrix, order, right):
    n = len(matrix)
    x = [right[i] for i in order]
    for i in range(n):
        row = matrix[i]
        total = x[i]
        for j in range(i):
            total -= row[j] * x[j]
        x[i] = total
    for i in range(n - 1, -1, -1):
        row = matrix[i]
        total = x[i]
        for j in range(i + 1, n):
            total -= row[j] * x[j]
        x[i] = total / row[i]
    return x


def run(n):
    matrix, right = make_system(n)
    order = factor(matrix)
    return solve(matrix, order, right)


def check(n, result):
    worst = max(abs(x - 1.0) for x in result)
    assert len(result) == n and worst < 1e-7, "lu: wrong solution, off by %g" % worst


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("lu %d: first %.6f, last %.6f, sum %.6f" % (n, result[0], result[-1], sum(result)))


if __name__ == "__main__":
    main()

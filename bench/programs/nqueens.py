"""In how many ways can n queens stand on an n by n board without attacking each other?

Backtracking by recursion, one row a call, with lists of bools for columns and diagonals.
"""

import sys

DEFAULT = 11
ROUNDS = 8
EXPECTED = [1, 1, 0, 0, 2, 10, 4, 40, 92, 352, 724, 2680, 14200]


def place(row, n, columns, rising, falling):
    if row == n:
        return 1
    solutions = 0
    for column in range(n):
        up = row + column
        down = row - column + n - 1
        if columns[column] or rising[up] or falling[down]:
            continue
        columns[column] = rising[up] = falling[down] = True
        solutions += place(row + 1, n, columns, rising, falling)
        columns[column] = rising[up] = falling[down] = False
    return solutions


def run(n):
    return place(0, n, [False] * n, [False] * (2 * n), [False] * (2 * n))


def check(n, result):
    assert result >= 0, "nqueens: negative count: %d" % result
    if n < len(EXPECTED):
        assert result == EXPECTED[n], "nqueens: wrong count: %d" % result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("nqueens %d: %d solutions" % (n, result))


if __name__ == "__main__":
    main()

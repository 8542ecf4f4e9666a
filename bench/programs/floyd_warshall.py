"""The shortest ways between all pairs of n towns (Floyd and Warshall), over a list of int lists.

Each town has six roads of random length to random towns; a road on to the next town makes every
town reachable. The triangle inequality, which no shortest way may break, checks the answer.
"""

import sys

DEFAULT = 300
ROUNDS = 8
FAR = 1_000_000_000
EXPECTED = {12: 62774, 300: 80338735}


def make_roads(n):
    distances = [[FAR] * n for _ in range(n)]
    state = 11
    for town in range(n):
        row = distances[town]
        row[town] = 0
        row[(town + 1) % n] = 400
        for _ in range(6):
            state = state * 16807 % 2147483647
            other = state % n
            if other != town:
                row[other] = state // n % 1000 + 1
    return distances


def shorten(distances):
    n = len(distances)
    for middle in range(n):
        onward = distances[middle]
        for start in range(n):
            row = distances[start]
            first = row[middle]
            for end in range(n):
                length = first + onward[end]
                if length < row[end]:
                    row[end] = length


def run(n):
    distances = make_roads(n)
    shorten(distances)
    return distances


def check(n, result):
    for i in range(0, n, 7):
        for j in range(n):
            for k in range(0, n, 3):
                shorter = result[i][k] + result[k][j] < result[i][j]
                assert not shorter, "floyd_warshall: %d to %d is shorter by %d" % (i, j, k)
    if n in EXPECTED:
        total = sum(sum(row) for row in result)
        assert total == EXPECTED[n], "floyd_warshall: wrong total: %d" % total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    longest = max(max(row) for row in result)
    total = sum(sum(row) for row in result)
    print("floyd_warshall %d: %d in all, at most %d" % (n, total, longest))


if __name__ == "__main__":
    main()

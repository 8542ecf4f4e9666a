"""Clusters of n points in the plane: Lloyd's algorithm with eight centres and twelve steps.

Points and centres are tuples of two floats; each step assigns every point to its nearest centre and
moves the centres to the middle of their points. The spread may never grow from step to step.
"""

import sys

DEFAULT = 80_000
ROUNDS = 8
CLUSTERS = 8
STEPS = 12
EXPECTED = {200: "63.397458", 80_000: "25775.232589"}


def make_points(n):
    points = []
    state = 17
    for i in range(n):
        state = state * 16807 % 2147483647
        x = state / 2147483647
        state = state * 16807 % 2147483647
        y = state / 2147483647
        points.append((x * x + i % 5, y * y + i % 3))
    return points


def assign(points, centers):
    """The number of each point's nearest centre, and the sum of the squared distances."""
    nearest = []
    spread = 0.0
    for x, y in points:
        best = 0
        least = 1e30
        for i, (cx, cy) in enumerate(centers):
            dx = x - cx
            dy = y - cy
            distance = dx * dx + dy * dy
            if distance < least:
                least = distance
                best = i
        nearest.append(best)
        spread += least
    return nearest, spread


def move_centers(points, nearest, centers):
    sums_x = [0.0] * len(centers)
    sums_y = [0.0] * len(centers)
    counts = [0] * len(centers)
    for (x, y), i in zip(points, nearest):
        sums_x[i] += x
        sums_y[i] += y
        counts[i] += 1
    return [
        (sx / count, sy / count) if count else center
        for sx, sy, count, center in zip(sums_x, sums_y, counts, centers)
    ]


def run(n):
    points = make_points(n)
    centers = points[:CLUSTERS]
    spreads = []
    for _ in range(STEPS):
        nearest, spread = assign(points, centers)
        spreads.append(spread)
        centers = move_centers(points, nearest, centers)
    return centers, spreads


def check(n, result):
    _, spreads = result
    for before, after in zip(spreads, spreads[1:]):
        assert after <= before * 1.000001, "kmeans: the spread grew: %r to %r" % (before, after)
    if n in EXPECTED:
        found = "%.6f" % spreads[-1]
        assert found == EXPECTED[n], "kmeans: wrong spread: %s" % found


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    centers, spreads = result
    print("kmeans %d: spread %.6f" % (n, spreads[-1]))
    for x, y in sorted(centers):
        print("%.6f %.6f" % (x, y))


if __name__ == "__main__":
    main()

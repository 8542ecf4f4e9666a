"""Conway's Game of Life for n generations on a plane without bounds: a set of (x, y) tuples.

The neighbours of all live cells are counted in a dict keyed by tuples, and a set comprehension
makes the next generation. A glider, which must have moved, checks the rules.
"""

import sys

DEFAULT = 300
ROUNDS = 8
ACORN = [(0, 0), (1, 0), (1, -2), (3, -1), (4, 0), (5, 0), (6, 0)]
GLIDER = [(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)]
AROUND = [(-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)]
EXPECTED = {10: 120, 300: 712}


def advance(cells):
    counts = {}
    for x, y in cells:
        for dx, dy in AROUND:
            place = (x + dx, y + dy)
            counts[place] = counts.get(place, 0) + 1
    return {
        place for place, count in counts.items() if count == 3 or (count == 2 and place in cells)
    }


def run(n):
    cells = set()
    for i in range(4):
        cells |= {(x + 200 * i, y) for x, y in ACORN}
    for _ in range(n):
        cells = advance(cells)
    return cells


def check(n, result):
    glider = set(GLIDER)
    for _ in range(8):
        glider = advance(glider)
    assert glider == {(x + 2, y + 2) for x, y in GLIDER}, "life_sets: the glider does not glide"
    if n in EXPECTED:
        assert len(result) == EXPECTED[n], "life_sets: wrong population: %d" % len(result)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("life_sets %d: %d cells live" % (n, len(result)))
    print(sorted(result)[:4])


if __name__ == "__main__":
    main()

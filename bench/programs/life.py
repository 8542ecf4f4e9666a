"""Conway's Game of Life for n generations on a 48 by 48 torus, starting from the R-pentomino.

Lists of int lists, neighbours counted with wrap-around, a new grid for each generation. A lone
glider, which must have moved by one cell each way after four generations, checks the rules.
"""

import sys

DEFAULT = 500
ROUNDS = 8
SIZE = 48
R_PENTOMINO = [(23, 24), (23, 25), (24, 23), (24, 24), (25, 24)]
GLIDER = [(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)]
EXPECTED = {5: 9, 10: 11, 110: 142, 500: 58}


def make_grid(cells):
    grid = [[0] * SIZE for _ in range(SIZE)]
    for row, column in cells:
        grid[row][column] = 1
    return grid


def advance(grid):
    size = len(grid)
    result = []
    for y in range(size):
        above = grid[y - 1]
        here = grid[y]
        below = grid[(y + 1) % size]
        row = []
        for x in range(size):
            left = x - 1
            right = (x + 1) % size
            neighbours = (
                above[left] + above[x] + above[right]
                + here[left] + here[right]
                + below[left] + below[x] + below[right]
            )
            if neighbours == 3 or (neighbours == 2 and here[x]):
                row.append(1)
            else:
                row.append(0)
        result.append(row)
    return result


def run(n):
    grid = make_grid(R_PENTOMINO)
    for _ in range(n):
        grid = advance(grid)
    return grid


def population(grid):
    return sum(sum(row) for row in grid)


def check(n, result):
    glider = make_grid(GLIDER)
    moved = advance(advance(advance(advance(glider))))
    expected = make_grid([(row + 1, column + 1) for row, column in GLIDER])
    assert moved == expected, "life: the glider does not glide"
    if n in EXPECTED:
        assert population(result) == EXPECTED[n], "life: wrong population: %d" % population(result)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("life %d: %d cells live" % (n, population(result)))
    for row in result[20:28]:
        print("".join("#" if cell else "." for cell in row))


if __name__ == "__main__":
    main()

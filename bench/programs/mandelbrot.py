"""The Mandelbrot set as a bitmap of n by n points, eight to a byte, 50 iterations at most.

run(n) returns the rows as lists of bytes (ints from 0 to 255). Float arithmetic in a loop
that ends early at a different moment for every point.
"""

import sys

DEFAULT = 320
ROUNDS = 8
EXPECTED = {16: (104, 47439), 32: (416, 23313), 320: (40694, 63726)}


def inside(cr, ci):
    zr = 0.0
    zi = 0.0
    for _ in range(50):
        zr2 = zr * zr
        zi2 = zi * zi
        if zr2 + zi2 > 4.0:
            return False
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
    return True


def run(n):
    rows = []
    for y in range(n):
        ci = 2.0 * y / n - 1.0
        row = []
        byte = 0
        for x in range(n):
            byte = byte << 1
            if inside(2.0 * x / n - 1.5, ci):
                byte |= 1
            if x % 8 == 7:
                row.append(byte)
                byte = 0
        if n % 8:
            row.append(byte << (8 - n % 8))
        rows.append(row)
    return rows


def digest(rows):
    points = 0
    checksum = 0
    for row in rows:
        for byte in row:
            points += bin(byte).count("1")
            checksum = (checksum * 31 + byte) % 65521
    return points, checksum


def check(n, result):
    points, checksum = digest(result)
    # Area of the set is about 1.5066 of the 4 square units that are drawn.
    assert n < 100 or 0.36 < points / (n * n) < 0.41, "mandelbrot: wrong area: %d" % points
    if n in EXPECTED:
        assert (points, checksum) == EXPECTED[n], "mandelbrot: wrong bitmap: %d %d" % (
            points,
            checksum,
        )


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("mandelbrot %d: %d points inside, checksum %d" % ((n,) + digest(result)))


if __name__ == "__main__":
    main()

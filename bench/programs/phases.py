"""One function that meets other types in the second half of its life.

A window of eight items slides over n items and is folded with + and *, first over ints, then over
floats, then over objects of a class with its own operators. What was compiled for
ints must give way to what comes later.
"""

import sys

DEFAULT = 150_000
ROUNDS = 8
WIDTH = 8
MODULUS = 65521
EXPECTED = {500: 9860844, 150_000: 3048506741}


class Residue:
    """A whole number modulo MODULUS."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value % MODULUS

    def __add__(self, other):
        return Residue(self.value + other.value)

    def __mul__(self, other):
        return Residue(self.value * other.value)


def fold_windows(items, zero):
    total = zero
    for start in range(len(items) - WIDTH + 1):
        first = items[start]
        window = zero
        for i in range(start + 1, start + WIDTH):
            window = window + first * items[i]
        total = total + window
    return total


def run(n):
    whole = [i % 97 for i in range(n)]
    ints = fold_windows(whole, 0)
    floats = fold_windows([0.5 * item for item in whole], 0.0)
    residues = fold_windows([Residue(item) for item in whole], Residue(0))
    return ints, floats, residues.value


def check(n, result):
    ints, floats, residue = result
    assert floats == ints / 4, "phases: floats differ: %r" % floats
    assert residue == ints % MODULUS, "phases: residues differ: %d" % residue
    if n in EXPECTED:
        assert ints == EXPECTED[n], "phases: wrong sum: %d" % ints


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("phases %d: %d, %.2f, %d" % (n, *result))


if __name__ == "__main__":
    main()

"""A loop over n random numbers whose body is twelve independent ifs.

Each if tests one bit and changes one of four counters, so that a turn takes one of 4096 ways. A
compiler that makes a path of each way drowns; one that lets ways meet again does not.
"""

import sys

DEFAULT = 800_000
ROUNDS = 8
EXPECTED = {200: (331, 206, 328, 21174), 800_000: (1200594, 596736, 1387011, 24504)}


def run(n):
    state = 99
    ones = weight = turns = mixed = 0
    for i in range(n):
        state = state * 16807 % 2147483647
        if state & 1:
            ones += 1
        if state & 2:
            weight += 2
        else:
            weight -= 1
        if state & 4:
            turns += i & 3
        if state & 8:
            ones += 1
        else:
            mixed ^= i
        if state & 16:
            weight += ones & 7
        if state & 32:
            mixed ^= state
        else:
            turns += 1
        if state & 64:
            ones += 1
        if state & 128:
            weight -= 3
        if state & 256:
            turns += mixed & 1
        else:
            turns += weight & 1
        if state & 512:
            ones += 1
        else:
            ones -= 1
        if state & 1024:
            mixed = (mixed << 1) & 65535
        if state & 2048:
            mixed ^= turns & 255
    return ones, weight, turns, mixed


def check(n, result):
    ones, _, turns, mixed = result
    assert -n <= ones <= 4 * n, "diamonds: impossible count: %d" % ones
    assert 0 <= turns <= 5 * n, "diamonds: impossible turns: %d" % turns
    assert 0 <= mixed < 2147483648, "diamonds: impossible mix: %d" % mixed
    if n in EXPECTED:
        assert result == EXPECTED[n], "diamonds: wrong answer: %d, %d, %d, %d" % result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("diamonds %d: %d, %d, %d, %d" % (n, *result))


if __name__ == "__main__":
    main()

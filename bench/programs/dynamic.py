"""Two classics of dynamic programming over lists of int lists.

The longest common subsequence of two sequences of n letters, and the best load of a knapsack of
2n units from n things. The subsequence and the load are read back from the tables and checked.
"""

import sys

DEFAULT = 1800
ROUNDS = 8
EXPECTED = {40: (21, 355), 1800: (1021, 23379)}


def make_numbers(n, state, limit):
    numbers = []
    for _ in range(n):
        state = state * 16807 % 2147483647
        numbers.append(state // 128 % limit)
    return numbers


def fill_lengths(a, b):
    """table[i][j] is the length for the first i of a and the first j of b."""
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        letter = a[i - 1]
        above = table[i - 1]
        row = table[i]
        for j in range(1, len(b) + 1):
            if letter == b[j - 1]:
                row[j] = above[j - 1] + 1
            else:
                row[j] = max(above[j], row[j - 1])
    return table


def read_subsequence(table, a, b):
    i, j = len(a), len(b)
    letters = []
    while i > 0 and j > 0:
        if a[i - 1] == b[j - 1]:
            letters.append(a[i - 1])
            i -= 1
            j -= 1
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    letters.reverse()
    return letters


def fill_values(weights, values, capacity):
    """table[i][w] is the best value of the first i things in w units."""
    table = [[0] * (capacity + 1)]
    for weight, value in zip(weights, values):
        above = table[-1]
        row = above[:weight]
        for room in range(weight, capacity + 1):
            row.append(max(above[room], above[room - weight] + value))
        table.append(row)
    return table


def read_load(table, weights):
    room = len(table[0]) - 1
    load = []
    for i in range(len(weights), 0, -1):
        if table[i][room] != table[i - 1][room]:
            load.append(i - 1)
            room -= weights[i - 1]
    return load


def run(n):
    a = make_numbers(n, 3, 6)
    b = make_numbers(n, 8, 6)
    common = read_subsequence(fill_lengths(a, b), a, b)
    weights = [number + 1 for number in make_numbers(n, 21, 60)]
    values = [number + 1 for number in make_numbers(n, 34, 90)]
    table = fill_values(weights, values, 2 * n)
    load = read_load(table, weights)
    return common, load, table[n][2 * n]


def is_subsequence(part, whole):
    rest = iter(whole)
    return all(letter in rest for letter in part)


def check(n, result):
    common, load, value = result
    assert is_subsequence(common, make_numbers(n, 3, 6)), "dynamic: not in the first"
    assert is_subsequence(common, make_numbers(n, 8, 6)), "dynamic: not in the second"
    weights, values = make_numbers(n, 21, 60), make_numbers(n, 34, 90)
    assert sum(weights[i] + 1 for i in load) <= 2 * n, "dynamic: too heavy"
    assert sum(values[i] + 1 for i in load) == value, "dynamic: the load has another value"
    if n in EXPECTED:
        found = (len(common), value)
        assert found == EXPECTED[n], "dynamic: wrong answer: %d, %d" % found


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    common, load, value = result
    print("dynamic %d: %d letters in common, %d things worth %d" % (n, len(common), len(load), value))
    print("".join("abcdef"[letter] for letter in common[:40]))


if __name__ == "__main__":
    main()

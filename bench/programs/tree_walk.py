"""Walks over a search tree of n keys with generators.

The tree yields its keys in order through `__iter__`, which calls itself with `yield from`. Two trees
are walked side by side and merged, and a walk is given up half way.
"""

import sys

DEFAULT = 20_000
ROUNDS = 8
EXPECTED = {100: (232095, 27056), 20_000: (131413, 5063532)}


class Node:
    __slots__ = ("key", "left", "right")

    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


def insert(root, key):
    node = root
    while True:
        if key < node.key:
            if node.left is None:
                node.left = Node(key)
                return
            node = node.left
        else:
            if node.right is None:
                node.right = Node(key)
                return
            node = node.right


def make_tree(n, state):
    root = Node(state)
    for _ in range(n - 1):
        state = state * 16807 % 2147483647
        insert(root, state)
    return root


def merge(a, b):
    """Two sorted iterables as one."""
    a = iter(a)
    b = iter(b)
    x = next(a, None)
    y = next(b, None)
    while x is not None and y is not None:
        if x <= y:
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)
    if x is not None:
        yield x
        yield from a
    elif y is not None:
        yield y
        yield from b


def take_while_below(keys, limit):
    for key in keys:
        if key >= limit:
            return
        yield key


def run(n):
    first = make_tree(n, 1234567)
    second = make_tree(n, 7654321)
    mixed = 0
    place = 0
    for key in merge(first, second):
        place += 1
        mixed = (mixed * 3 + key * place) % 1000003
    below = sum(key & 1023 for key in take_while_below(first, 1 << 30))
    return mixed, below, place


def check(n, result):
    mixed, below, place = result
    assert place == 2 * n, "tree_walk: %d keys" % place
    keys = list(make_tree(n, 1234567))
    assert keys == sorted(keys), "tree_walk: not in order"
    if n in EXPECTED:
        assert (mixed, below) == EXPECTED[n], "tree_walk: wrong sums: %d, %d" % (mixed, below)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("tree_walk %d: %d, %d of %d keys" % (n, *result))


if __name__ == "__main__":
    main()

"""Building and measuring full binary trees up to the depth n: allocation and recursion.

One tree lives through the whole run while many short-lived ones come and go; a full tree of depth d
has 2^(d+1) - 1 nodes, which checks the counting.
"""

import sys

DEFAULT = 16
ROUNDS = 8
LEAST_DEPTH = 4
EXPECTED = {6: 375, 16: 1432429}


class Tree:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def grow(depth):
    if depth == 0:
        return Tree(None, None)
    return Tree(grow(depth - 1), grow(depth - 1))


def run(n):
    lasting = grow(n)
    rows = []
    for depth in range(LEAST_DEPTH, n + 1, 3):
        trees = 1 << (n - depth + 1)
        nodes = 0
        for _ in range(trees):
            nodes += grow(depth).count()
        rows.append((depth, trees, nodes))
    rows.append((n, 1, lasting.count()))
    return rows


def check(n, result):
    for depth, trees, nodes in result:
        assert nodes == trees * ((2 << depth) - 1), "binary_trees: %d nodes" % nodes
    if n in EXPECTED:
        total = sum(nodes for _, _, nodes in result)
        assert total == EXPECTED[n], "binary_trees: wrong total: %d" % total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("binary_trees %d" % n)
    for row in result:
        print("depth %d: %d trees, %d nodes" % row)


if __name__ == "__main__":
    main()

"""The loops of a flow graph, found with a depth-first search and union-find.

The graph has n nested pieces of loops, branches and straight lines, some of them with a second
way in, which makes their loop irreducible. Every node learns its innermost header, as a compiler
needs it (after the nesting analyses of Tarjan and Havlak).
"""

import sys

DEFAULT = 10_000
ROUNDS = 8
EXPECTED = {200: (76, 4, 2080), 10_000: (3267, 222, 79821)}


class Block:
    def __init__(self, name):
        self.name = name
        self.next = []
        self.before = []
        self.number = -1
        self.last = -1


class Graph:
    def __init__(self):
        self.blocks = []
        self.entry = self.add()

    def add(self):
        block = Block(len(self.blocks))
        self.blocks.append(block)
        return block

    def connect(self, source, target):
        source.next.append(target)
        target.before.append(source)


class Builder:
    """Makes the graph piece by piece; a fixed generator chooses the pieces."""

    def __init__(self, pieces):
        self.graph = Graph()
        self.state = 31
        self.pieces = pieces

    def choose(self, limit):
        self.state = self.state * 16807 % 2147483647
        return self.state // 32 % limit

    def line(self, block):
        after = self.graph.add()
        self.graph.connect(block, after)
        return after

    def branch(self, block, depth):
        left = self.grow(self.line(block), depth)
        right = self.grow(self.line(block), depth)
        after = self.line(left)
        self.graph.connect(right, after)
        return after

    def loop(self, block, depth):
        header = self.line(block)
        body = self.line(header)
        end = self.grow(body, depth)
        self.graph.connect(end, header)
        if self.choose(16) == 0:
            self.graph.connect(block, body)
        return self.line(header)

    def grow(self, block, depth):
        self.pieces -= 1
        for _ in range(3):
            kind = self.choose(3) if depth > 0 and self.pieces > 0 else 0
            if kind == 0:
                block = self.line(block)
            elif kind == 1:
                block = self.branch(block, depth - 1)
            else:
                block = self.loop(block, depth - 1)
        return block


def build(n):
    builder = Builder(n)
    block = builder.graph.entry
    while builder.pieces > 0:
        block = builder.grow(block, 7)
    return builder.graph


def number_blocks(graph):
    """Numbers the blocks in preorder; a block's descendants have numbers up to its `last`."""
    order = []
    stack = [(graph.entry, 0)]
    graph.entry.number = 0
    order.append(graph.entry)
    while stack:
        block, place = stack.pop()
        if place == len(block.next):
            block.last = len(order) - 1
            continue
        stack.append((block, place + 1))
        successor = block.next[place]
        if successor.number < 0:
            successor.number = len(order)
            order.append(successor)
            stack.append((successor, 0))
    return order


class Sets:
    """Union-find with path halving: each node's set is named by its outermost header so far."""

    def __init__(self, size):
        self.parent = list(range(size))

    def find(self, node):
        parent = self.parent
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def unite(self, node, header):
        self.parent[node] = header


class Loops:
    def __init__(self, size):
        self.header_of = [-1] * size
        self.is_header = [False] * size
        self.irreducible = set()


def find_loops(order):
    size = len(order)
    loops = Loops(size)
    sets = Sets(size)
    entering = [[block.number for block in target.before] for target in order]
    for header in range(size - 1, -1, -1):
        last = order[header].last
        body = []
        seen = set()
        for source in entering[header]:
            if header <= source <= last:
                loops.is_header[header] = True
                inner = sets.find(source)
                if inner != header and inner not in seen:
                    seen.add(inner)
                    body.append(inner)
        for node in body:
            for source in entering[node]:
                inner = sets.find(source)
                if not header <= inner <= last:
                    loops.irreducible.add(header)
                    entering[header].append(inner)
                elif inner != header and inner not in seen:
                    seen.add(inner)
                    body.append(inner)
        for node in body:
            loops.header_of[node] = header
            sets.unite(node, header)
    return loops


def measure_depths(loops):
    depths = [0] * len(loops.header_of)
    for node, header in enumerate(loops.header_of):
        if header >= 0:
            depths[node] = depths[header] + (1 if loops.is_header[header] else 0)
    return depths


def run(n):
    graph = build(n)
    order = number_blocks(graph)
    loops = find_loops(order)
    return order, loops, measure_depths(loops)


def check(n, result):
    order, loops, depths = result
    assert all(block.number == i for i, block in enumerate(order)), "loop_finder: bad numbers"
    for node, header in enumerate(loops.header_of):
        if header >= 0:
            assert header < node <= order[header].last, "loop_finder: %d is not inside" % node
            assert loops.is_header[header], "loop_finder: %d heads nothing" % header
    if n in EXPECTED:
        found = (sum(loops.is_header), len(loops.irreducible), sum(depths))
        assert found == EXPECTED[n], "loop_finder: wrong loops: %d, %d, %d" % found


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    order, loops, depths = result
    print("loop_finder %d: %d blocks, %d loops" % (n, len(order), sum(loops.is_header)))
    print("%d irreducible, depth at most %d" % (len(loops.irreducible), max(depths)))
    print("sum of depths %d" % sum(depths))


if __name__ == "__main__":
    main()

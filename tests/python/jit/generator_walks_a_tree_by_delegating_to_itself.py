class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Node(middle, build(low, middle), build(middle + 1, high))


def walk(node):
    if node is not None:
        yield from walk(node.left)
        yield node.value
        yield from walk(node.right)


def walk_with_loops(node):
    if node is not None:
        for value in walk_with_loops(node.left):
            yield value
        yield node.value
        for value in walk_with_loops(node.right):
            yield value


def permutations(items):
    if not items:
        yield []
        return
    for i in range(len(items)):
        rest = items[:i] + items[i + 1 :]
        for tail in permutations(rest):
            yield [items[i]] + tail


tree = build(0, 400)
total = 0
for turn in range(5):
    for value in walk(tree):
        total += value * turn
    for value in walk_with_loops(tree):
        total -= value
print(total, list(walk(tree)) == list(range(400)))
count = 0
for permutation in permutations([1, 2, 3, 4, 5]):
    count += permutation[0] * permutation[-1]
print(count)

# expect: 399000 True
# expect: 1020

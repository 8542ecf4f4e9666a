class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class Pair:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def rare(count):
    kept = []
    last = Node(-1)
    for i in range(count):
        node = Node(i)
        node.value += 1
        if i % 97 == 0:
            kept.append(node)
            node.value += 1000
        if i % 89 == 0:
            last.next = node
            last = node
    return kept, last


def same_under_two_names(count):
    node = Node(0)
    other = node
    for i in range(count):
        other.value += i
        if i % 50 == 7:
            node = Node(i)
            other = node
    return node is other, node.value


def holder(count):
    pair = Pair(Node(0), 0.5)
    other = pair.left
    for i in range(count):
        pair.left.value += 1
        pair.right += 0.5
        if i == count - 5:
            pair = Pair(Node(other.value), pair.right)
    return pair.left.value, pair.right, other.value, pair.left is other


def circles(count):
    total = 0
    for i in range(count):
        a = Node(i)
        b = Node(1)
        a.next = b
        b.next = a
        total += a.next.next.value + b.value
    return total, a.next.next is a


kept, last = rare(1000)
print([node.value for node in kept], last.value, kept[0].next is None)
print(same_under_two_names(1000))
print(holder(1000))
print(circles(1000))

# expect: [1001, 1098, 1195, 1292, 1389, 1486, 1583, 1680, 1777, 1874, 1971] 980 False
# expect: (True, 42054)
# expect: (1000, 500.5, 996, False)
# expect: (500500, True)

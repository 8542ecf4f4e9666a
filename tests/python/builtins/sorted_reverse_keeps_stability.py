data = [("b", 1), ("a", 1), ("c", 0)]
print(sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: p[1], reverse=True), sorted("bca", reverse=True), sorted([3, 1, 2], key=lambda x: -x))
print(sorted([[2], [1, 5], []]), sorted({"b": 1, "a": 2}), sorted([0.5, 1, -1, True]), sorted(range(5), key=lambda x: x % 2))

# expect: [('c', 0), ('b', 1), ('a', 1)] [('b', 1), ('a', 1), ('c', 0)] ['c', 'b', 'a'] [3, 2, 1]
# expect: [[], [1, 5], [2]] ['a', 'b'] [-1, 0.5, 1, True] [0, 2, 4, 1, 3]

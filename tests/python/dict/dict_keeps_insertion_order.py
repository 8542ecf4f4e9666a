d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
del d["a"]
d["a"] = 4
print(d, list(d), list(d.values()), list(d.items()), list(reversed(d)), d.popitem(), d)
print(dict(x=1, y=2), dict([(1, 2), (3, 4)]), dict({"k": 1}, z=0), dict.fromkeys("ab", 0), dict(zip("pq", [1, 2])))

# expect: {'b': 10, 'c': 3} ['b', 'c', 'a'] [10, 3, 4] [('b', 10), ('c', 3), ('a', 4)] ['a', 'c', 'b'] ('a', 4) {'b': 10, 'c': 3}
# expect: {'x': 1, 'y': 2} {1: 2, 3: 4} {'k': 1, 'z': 0} {'a': 0, 'b': 0} {'p': 1, 'q': 2}

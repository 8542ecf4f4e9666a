from collections import Counter
c = Counter("abracadabra")
print(c, c["z"], c.most_common(2), sorted(c.elements())[:6], c.total())
c.update("aaa")
c.subtract({"b": 5})
print(c, +c, Counter(a=1, b=2) + Counter(a=3), Counter(a=3) - Counter(a=5, b=1), Counter(a=1) | Counter(a=2), Counter(a=1) & Counter(a=2), Counter([1, 1]) == Counter({1: 2}), Counter(a=1) <= Counter(a=2))

# expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) 0 [('a', 5), ('b', 2)] ['a', 'a', 'a', 'a', 'a', 'b'] 11
# expect: Counter({'a': 8, 'r': 2, 'c': 1, 'd': 1, 'b': -3}) Counter({'a': 8, 'r': 2, 'c': 1, 'd': 1}) Counter({'a': 4, 'b': 2}) Counter() Counter({'a': 2}) Counter({'a': 1}) True True

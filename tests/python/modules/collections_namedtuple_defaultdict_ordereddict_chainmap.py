from collections import *
P = namedtuple("P", "x y", defaults=[0])
p = P(1)
print(p, p.x, p[1], p._replace(x=5), p._asdict(), P._fields, P._make([7, 8]), p == (1, 0), *p)
dd = defaultdict(list)
dd["a"].append(1)
print(dd, dd["b"], len(dd), dd.get("c"), defaultdict(int, {"x": 1})["y"])
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end("a")
od.move_to_end("c", last=False)
print(od, od.popitem(last=False), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), list(reversed(od)))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
cm["c"] = 4
print(cm["a"], cm["b"], cm.maps, dict(cm), cm.parents)
for action in (lambda: P(), lambda: P(1, 2, 3), lambda: namedtuple("Q", "a a"), lambda: namedtuple("Q", "def"), lambda: defaultdict(5), lambda: defaultdict()["k"], lambda: cm["zz"]):
    try:
        action()
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)

# expect: P(x=1, y=0) 1 0 P(x=5, y=0) {'x': 1, 'y': 0} ('x', 'y') P(x=7, y=8) True 1 0
# expect: defaultdict(<class 'list'>, {'a': [1], 'b': []}) [] 2 None 0
# expect: OrderedDict({'b': 2, 'a': 1}) ('c', 3) False ['a', 'b']
# expect: 1 3 [{'a': 1, 'c': 4}, {'a': 2, 'b': 3}] {'a': 1, 'b': 3, 'c': 4} ChainMap({'a': 2, 'b': 3})
# expect: TypeError P.__new__() missing 1 required positional argument: 'x'
# expect: TypeError P.__new__() takes from 2 to 3 positional arguments but 4 were given
# expect: ValueError Encountered duplicate field name: 'a'
# expect: ValueError Type names and field names cannot be a keyword: 'def'
# expect: TypeError first argument must be callable or None
# expect: KeyError 'k'
# expect: KeyError 'zz'

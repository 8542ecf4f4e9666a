from collections import namedtuple, Counter, ChainMap, OrderedDict, deque, defaultdict, UserDict, UserList, UserString
P = namedtuple("P", "x y z", defaults=[0])
p = P(1, 2); print(p, p._asdict(), p._replace(x=9), P._fields, P._field_defaults, P._make([4,5,6]), p == (1,2,0), hash(p)==hash((1,2,0)))
print(P.__doc__, P.x.__doc__, repr(P.x), p[1:], *p)
try: P(1)
except TypeError as e: print(e)
try: P._make([1])
except TypeError as e: print(e)
try: p.x = 4
except AttributeError as e: print(e)
try: namedtuple("A", "a a")
except ValueError as e: print(e)
try: namedtuple("A", "def")
except ValueError as e: print(e)
print(namedtuple("B", "a def a", rename=True)._fields)
c = Counter("abracadabra"); print(c, c.most_common(2), c["zz"], list(c.elements())[:5], c.total())
print(c - Counter("aab"), c + Counter(z=1), c & Counter(a=2,b=9), c | Counter(q=4), +Counter(a=-1,b=2), -Counter(a=-1))
c.subtract({"a": 10}); print(c); c.update(["b"]); print(c["b"]); del c["nope"]
print(Counter(a=3) <= Counter(a=4), Counter() == Counter(a=0))
cm = ChainMap({"a":1}, {"a":2,"b":3}); print(cm, cm["b"], dict(cm), cm.new_child({"z":0}), cm.parents, len(cm), "b" in cm, list(cm))
try: cm["q"]
except KeyError as e: print(e)
try: del cm["b"]
except KeyError as e: print(e)
od = OrderedDict(a=1,b=2,c=3); od.move_to_end("a"); print(od, od.popitem(False), od.popitem(), od == {"c":3}, list(reversed(od)))
try: OrderedDict().popitem()
except KeyError as e: print(e)
print(OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1), OrderedDict.fromkeys("ab"))
d = deque(range(5), maxlen=3); print(d, d.maxlen); d.append(9); d.appendleft(7); print(d); d.rotate(1); print(d, d[0], d[-1], 9 in d, d.index(9))
d.extend([1,2]); d.extendleft([5]); print(d, d.count(1), d.copy(), d + deque([1]), deque("ab")*2)
try: deque().pop()
except IndexError as e: print(e)
try: d[10]
except IndexError as e: print(e)
d2 = deque([1,2,3]); d2.insert(1, 8); d2.remove(3); d2.reverse(); print(d2, d2 == deque([2,8,1]), deque([1])<deque([2]))
dd = defaultdict(list); dd["a"].append(1); print(dd, dd.default_factory, dd.get("q"), dict(dd))
dd = defaultdict(lambda: 5); dd["x"] += 1; print(dict(dd))
try: defaultdict(5)
except TypeError as e: print(e)
class U(UserDict):
    def __setitem__(self,k,v): super().__setitem__(k.upper(), v)
u = U(a=1); u["b"]=2; print(u, len(u), "A" in u)
print(UserList([1,2])+[3], UserString("ab").upper()+"c")

# expect: P(x=1, y=2, z=0) {'x': 1, 'y': 2, 'z': 0} P(x=9, y=2, z=0) ('x', 'y', 'z') {'z': 0} P(x=4, y=5, z=6) True True
# expect: P(x, y, z) Alias for field number 0 _tuplegetter(0, 'Alias for field number 0') (2, 0) 1 2 0
# expect: P.__new__() missing 1 required positional argument: 'y'
# expect: Expected 3 arguments, got 1
# expect: can't set attribute
# expect: Encountered duplicate field name: 'a'
# expect: Type names and field names cannot be a keyword: 'def'
# expect: ('a', '_1', '_2')
# expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) [('a', 5), ('b', 2)] 0 ['a', 'a', 'a', 'a', 'a'] 11
# expect: Counter({'a': 3, 'r': 2, 'b': 1, 'c': 1, 'd': 1}) Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1, 'z': 1}) Counter({'a': 2, 'b': 2}) Counter({'a': 5, 'q': 4, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) Counter({'b': 2}) Counter({'a': 1})
# expect: Counter({'b': 2, 'r': 2, 'c': 1, 'd': 1, 'a': -5})
# expect: 3
# expect: True True
# expect: ChainMap({'a': 1}, {'a': 2, 'b': 3}) 3 {'a': 1, 'b': 3} ChainMap({'z': 0}, {'a': 1}, {'a': 2, 'b': 3}) ChainMap({'a': 2, 'b': 3}) 2 True ['a', 'b']
# expect: 'q'
# expect: "Key not found in the first mapping: 'b'"
# expect: OrderedDict({'c': 3}) ('b', 2) ('a', 1) True ['c']
# expect: 'dictionary is empty'
# expect: False OrderedDict({'a': None, 'b': None})
# expect: deque([2, 3, 4], maxlen=3) 3
# expect: deque([7, 3, 4], maxlen=3)
# stderr: Traceback (most recent call last):
# stderr:   File "collections_as_programs_use_them.py", line 29, in <module>
# stderr:     d = deque(range(5), maxlen=3); print(d, d.maxlen); d.append(9); d.appendleft(7); print(d); d.rotate(1); print(d, d[0], d[-1], 9 in d, d.index(9))
# stderr:                                                                                                                                           ~~~~~~~^^^
# stderr: ValueError: deque.index(x): x not in deque
# status: 1

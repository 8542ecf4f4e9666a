d = {"a": 1}
print(d.get("x"), d.get("x", 5), d.setdefault("s", []), d.setdefault("a", 9), d.pop("a"), d.pop("zz", None), d)
d.update({"u": 1}, v=2)
d.update([("w", 3)])
print(d, d.copy() == d, "u" in d, len(d), d | {"u": 5}, {"q": 0} | d)
d |= [("u", 7)]
print(d)
for action in (lambda: d["no"], lambda: d.pop("no"), lambda: {}.popitem(), lambda: d[[]], lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: d.update(5), lambda: {} < {}):
    try:
        action()
    except (KeyError, TypeError, ValueError) as e:
        print(type(e).__name__, e)

# expect: None 5 [] 1 1 None {'s': []}
# expect: {'s': [], 'u': 1, 'v': 2, 'w': 3} True True 4 {'s': [], 'u': 5, 'v': 2, 'w': 3} {'q': 0, 's': [], 'u': 1, 'v': 2, 'w': 3}
# expect: {'s': [], 'u': 7, 'v': 2, 'w': 3}
# expect: KeyError 'no'
# expect: KeyError 'no'
# expect: KeyError 'popitem(): dictionary is empty'
# expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: TypeError object is not iterable
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: TypeError 'int' object is not iterable
# expect: TypeError '<' not supported between instances of 'dict' and 'dict'

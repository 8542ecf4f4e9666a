class Default(dict):
    def __missing__(self, key):
        self[key] = value = len(self)
        return value

d = Default(a=5)
print(d["x"], d["y"], d["a"], d, d.get("zz"), "zz" in d, type(d.copy()).__name__, isinstance(d, dict))
class Loud(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 2)
l = Loud(a=1)
l["b"] = 1
l.update(c=1)
print(l)

# expect: 1 2 5 {'a': 5, 'x': 1, 'y': 2} None False dict True
# expect: {'a': 1, 'b': 2, 'c': 1}

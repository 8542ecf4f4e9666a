# Keys that are neither ints nor strs lie in another index of the table.

class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1000 + len(self.name)

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return f"Key({self.name})"


mixed = {(): "t", 1.5: None, "k": 1, (1, 2): 2, Key("a"): 3, frozenset(): 4, None: 5, 7: 6}
print({**mixed})
print({**mixed, 1: 2j, (): "again"})
print({0: 0, **mixed, **{(1, 2): "new"}})
print(len({**mixed}), {**mixed} == mixed)


def named(**names):
    return names


for bad in ({(): 1}, {"a": 1, (2,): 3}, {Key("b"): 1}):
    try:
        print(named(**bad))
    except TypeError as error:
        print(error)
try:
    print(str.maketrans({"a": "b", (): "c"}))
except TypeError as error:
    print(error)

# expect: {(): 't', 1.5: None, 'k': 1, (1, 2): 2, Key(a): 3, frozenset(): 4, None: 5, 7: 6}
# expect: {(): 'again', 1.5: None, 'k': 1, (1, 2): 2, Key(a): 3, frozenset(): 4, None: 5, 7: 6, 1: 2j}
# expect: {0: 0, (): 't', 1.5: None, 'k': 1, (1, 2): 'new', Key(a): 3, frozenset(): 4, None: 5, 7: 6}
# expect: 8 True
# expect: keywords must be strings
# expect: keywords must be strings
# expect: keywords must be strings
# expect: keys in translate table must be strings or integers

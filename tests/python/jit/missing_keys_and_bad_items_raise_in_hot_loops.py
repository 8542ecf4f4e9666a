# What a compiled lookup finds missing, the interpreter raises, in the right turn.
def look(d, keys):
    total = 0
    for i, key in enumerate(keys):
        try:
            total += d[key]
        except KeyError as error:
            return i, total, error.args
    return total


def remove(d, keys):
    for i, key in enumerate(keys):
        try:
            del d[key]
        except KeyError as error:
            return i, error.args
    return len(d)


def convert(texts):
    total = 0
    for i, text in enumerate(texts):
        try:
            total += int(text)
        except ValueError as error:
            return i, total, str(error)
    return total


def find(texts, part):
    total = 0
    for i, text in enumerate(texts):
        try:
            total += text.index(part)
        except ValueError as error:
            return i, total, str(error)
    return total


def pops(items):
    count = 0
    try:
        while True:
            items.pop()
            count += 1
    except IndexError as error:
        return count, str(error)


def shapes(n):
    out = []
    for i in range(n):
        a = list(range(10))
        try:
            a[::2] = [0] * (5 if i < n - 1 else 4)
        except ValueError as error:
            out.append(str(error))
    return out, a


d = {i: i for i in range(500)}
print(look(d, list(range(500)) + [777] + [1]))
print(look({str(i): i for i in range(500)}, [str(i) for i in range(500)] + ["none"]))
print(look({i / 2: i for i in range(500)}, [i / 2 for i in range(500)] + [0.25]))
print(remove(d, list(range(400)) + [3]))
print(convert([str(i) for i in range(500)] + ["12x"]))
print(find(["ab" * (i % 7) + "x" for i in range(500)] + ["ab"], "x"))
print(pops(list(range(500))), pops([0.5] * 500), pops(["a"] * 500))
print(shapes(500))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return self.n == (other.n if isinstance(other, Key) else other)


def custom(n):
    found = 0
    d = {}
    s = set()
    for i in range(n):
        if i == n // 2:
            d[Key(n + 1)] = "custom"
            s.add(Key(n + 1))
        k = i if i < n - 1 else n + 1
        if k in d:
            found += 1
        if k in s:
            found += 1
        d[k] = i
        s.add(k)
    return found, len(d), len(s), d[n + 1]


print(custom(1000))


def names(n):
    total = 0
    space = globals()
    for i in range(n):
        space["counter"] = i
        total += counter + space["counter"]
    return total


counter = 0
print(names(1000), counter)
i = 0
space = globals()
while i < 1000:
    i += 1
    space["i"] = space["i"] + 1
print(i)

# expect: (500, 124750, (777,))
# expect: (500, 124750, ('none',))
# expect: (500, 124750, (0.25,))
# expect: (400, (3,))
# expect: (500, 124750, "invalid literal for int() with base 10: '12x'")
# expect: (500, 2988, 'substring not found')
# expect: (500, 'pop from empty list') (500, 'pop from empty list') (500, 'pop from empty list')
# expect: (['attempt to assign sequence of size 4 to extended slice of size 5'], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
# expect: (2, 1000, 1000, 999)
# expect: 999000 999
# expect: 1000

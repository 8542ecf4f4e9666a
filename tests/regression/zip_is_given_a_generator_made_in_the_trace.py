# zip and enumerate over a generator that the trace had made tried to step it like a dict's iterator.
def count(n):
    for i in range(n):
        yield i

def pairs():
    found = []
    for turn in range(60):
        for a, b in zip(count(3), [turn, 2]):
            found.append(a + b)
        for index, c in enumerate(count(2)):
            found.append(index - c)
        for d, (e, f) in enumerate(zip(count(2), count(4))):
            found.append(d + e * f)
        try:
            for a, b in zip(count(1)):
                found.append(a)
        except ValueError as error:
            found.append(len(str(error)))
    return sum(found), len(found)

print(pairs())

# expect: (4890, 420)

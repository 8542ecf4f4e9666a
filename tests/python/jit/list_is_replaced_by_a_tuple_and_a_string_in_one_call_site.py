def total(items):
    n = 0
    for x in items:
        n += len(x)
    return n

sources = [["a", "bb"], ("ccc",), "dddd", {"e": 1, "ff": 2}, {"ggg"}, iter(["h"] * 3)]
count = 0
for i in range(3000):
    count += total(sources[i % 6])
print(count)

# expect: 8003

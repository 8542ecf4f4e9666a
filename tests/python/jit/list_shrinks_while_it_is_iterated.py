items = list(range(5000))
seen = 0
for x in items:
    seen += 1
    if x % 3 == 0:
        items.pop()
print(seen, len(items), items[-1])

# expect: 3750 3750 3749

items = list(range(3000))
for x in items:
    if x % 2 == 0:
        items.remove(x)
print(len(items), items[:4])
items = [1, 1, 2, 1, 1] * 100
for x in items:
    if x == 1:
        items.remove(1)
print(len(items), items.count(1))

# expect: 1500 [1, 3, 5, 7]
# expect: 300 200

class Holder:
    pass

h = Holder()
items = [0] * 3
total = 0
for h.x in range(2000):
    total += h.x
for items[1] in range(2000):
    total += items[1]
for (h.a, items[2]) in zip(range(2000), "ab" * 1000):
    total += h.a
print(total, h.x, items, h.a)

# expect: 5997000 1999 [0, 1999, 'b'] 1999

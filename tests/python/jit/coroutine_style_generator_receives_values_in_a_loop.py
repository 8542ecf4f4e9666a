def average():
    total = 0
    count = 0
    value = None
    while True:
        x = yield value
        if x is None:
            return total
        total += x
        count += 1
        value = total / count

g = average()
next(g)
for i in range(3000):
    result = g.send(i if i % 2 else i * 0.5)
print(result)
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)

# expect: 1124.75
# expect: 3374250.0

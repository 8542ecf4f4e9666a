def worker():
    handled = 0
    while True:
        try:
            yield handled
        except ValueError:
            handled += 1

g = worker()
next(g)
total = 0
for i in range(2500):
    if i % 3 == 0:
        total += g.throw(ValueError)
    else:
        total += next(g)
print(total)
try:
    g.throw(KeyError("stop"))
except KeyError as e:
    print(e, list(g))

# expect: 1042917
# expect: 'stop' []

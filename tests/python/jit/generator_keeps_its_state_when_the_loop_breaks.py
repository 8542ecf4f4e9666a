def count():
    n = 0
    while True:
        received = yield n
        n += 1 if received is None else received

g = count()
for value in g:
    if value == 3000:
        break
print(next(g), g.send(500), next(g))
for value in g:
    if value > 6000:
        break
print(value, next(g))

# expect: 3001 3501 3502
# expect: 6001 6002

def walk(items):
    i = 0
    total = 0
    try:
        while True:
            total += items[i]
            i += 1
    except IndexError as error:
        return i, total, str(error)

print(walk(list(range(3000))))
print(walk([]))
print(walk(tuple(range(3000))))
print(walk([0.5] * 3000))

# expect: (3000, 4498500, 'list index out of range')
# expect: (0, 0, 'list index out of range')
# expect: (3000, 4498500, 'tuple index out of range')
# expect: (3000, 1500.0, 'list index out of range')

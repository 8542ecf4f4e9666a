last = None
changes = 0
for i in range(3000):
    if i % 97 == 0:
        last = None
    elif last is None:
        last = i
        changes += 1
    else:
        last += 1
print(last, changes)

# expect: 2999 31

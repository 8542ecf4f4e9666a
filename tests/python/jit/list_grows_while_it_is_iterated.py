items = [1]
for x in items:
    if len(items) < 4000:
        items.append(x % 7 + 1)
print(len(items), sum(items))

# expect: 4000 15994

flag = True
kinds = {}
for i in range(3000):
    if i % 5 == 4:
        flag = flag + i
    elif i % 5 == 0:
        flag = i % 2 == 0
    name = type(flag).__name__
    kinds[name] = kinds.get(name, 0) + 1
print(flag, kinds)

# expect: 2999 {'bool': 2400, 'int': 600}

x = 0
kinds = {"int": 0, "float": 0}
for i in range(4000):
    if i % 7 == 0:
        x = x + 0.5
    elif i % 11 == 0:
        x = int(x)
    else:
        x = x + 1
    kinds[type(x).__name__] += 1
print(x, kinds)

# expect: 3324.5 {'int': 1092, 'float': 2908}

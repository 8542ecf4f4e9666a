data = [0.0] * 8
for i in range(2000):
    data[i % 8] += 0.5
    if i == 1201:
        data[1] = 7
    if i == 1600:
        data[2] = None
        data[2] = 1.5
print(data, [type(x).__name__ for x in data])

# expect: [125.0, 56.5, 26.5, 125.0, 125.0, 125.0, 125.0, 125.0] ['float', 'float', 'float', 'float', 'float', 'float', 'float', 'float']

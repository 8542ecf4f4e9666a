d = {1: "int", 0.5: "float"}
print(d[1 + 0j], d[0.5 + 0j], d.get(1 + 1j), d.get(0j))
d[1 + 1j] = "complex"
d[2 + 0j] = "two"
print(d[2], 1 + 1j in d, d)
print({1, 1.0, 1 + 0j, True}, len({1j, 0 + 1j, -0.0, 0j}))

# expect: int float None None
# expect: two True {1: 'int', 0.5: 'float', (1+1j): 'complex', (2+0j): 'two'}
# expect: {1} 2

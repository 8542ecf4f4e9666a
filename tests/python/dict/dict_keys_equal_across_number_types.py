d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
d[1 + 0j] = "complex"
print(d, d[1], 1.0 in d)
d[2**70] = "big"
d[float(2**70)] = "same"
d[0] = "zero"
d[-0.0] = "minus"
d[False] = "no"
nan = float("nan")
d[nan] = "nan"
d[float("nan")] = "other"
print(len(d), d[nan], d)
print({"1": 1, 1: 2, b"1": 3, (1,): 4})

# expect: {1: 'complex'} complex True
# expect: 5 nan {1: 'complex', 1180591620717411303424: 'same', 0: 'no', nan: 'nan', nan: 'other'}
# expect: {'1': 1, 1: 2, b'1': 3, (1,): 4}

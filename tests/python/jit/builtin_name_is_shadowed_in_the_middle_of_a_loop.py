out = []
for i in range(3000):
    if i == 2000:
        len = lambda x: 42
    if i == 2500:
        del len
    if i % 500 == 0:
        out.append(len("abc"))
print(out)

# expect: [3, 3, 3, 3, 42, 3]

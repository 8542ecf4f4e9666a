fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])
hs = []
for j in range(3):
    hs.append(lambda: j)
print([h() for h in hs])
j = 10
print(hs[0]())

# expect: [2, 2, 2] [0, 1, 2]
# expect: [2, 2, 2]
# expect: 10

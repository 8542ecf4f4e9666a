a = 2**53 - 1
b = -(2**53 - 1)
hits = 0
for i in range(3000):
    s = a + b
    if s == 0:
        hits += 1
    a, b = b, a
print(hits, a + a, b + b)

# expect: 3000 18014398509481982 -18014398509481982

a, b, c = 1, 2, 3
for i in range(3001):
    a, b, c = b, c, a
    if i % 7 == 0:
        a, c = c, a
print(a, b, c)
x, y = 0, 1
for i in range(300):
    x, y = y, x + y
print(x)

# expect: 3 2 1
# expect: 222232244629420445529739893461909967206666939096499764990979600

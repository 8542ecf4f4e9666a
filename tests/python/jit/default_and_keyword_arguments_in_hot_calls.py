def f(a, b=2, *, c=3, d=None):
    return a + b * c + (d or 0)

total = 0
for i in range(3000):
    total += f(i)
    total += f(i, 5)
    total += f(i, c=7)
    total += f(b=1, a=i, d=4)
print(total)
f.__defaults__ = (100,)
for i in range(1000):
    total += f(i)
print(total)

# expect: 18120000
# expect: 18919500

def f(x):
    return x + 1

def g(x):
    return x - 1

total = 0
for i in range(5000):
    if i == 2500:
        f = g
    total = f(total)
print(total)
f = len
print(f("abc"))

# expect: 0
# expect: 3

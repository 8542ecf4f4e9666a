def a(x): return x + 1
def b(x): return a(x) + a(x)
def c(x): return b(x) - a(x) + b(1)
def d(x): return c(x) + c(x + 1)
def e(x): return d(x) % 1000 + d(2)
def f(x): return e(x) - e(3) if x % 2 else e(x)

total = 0
for i in range(2000):
    total += f(i)
print(total)

# expect: 998000

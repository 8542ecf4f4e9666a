class A:
    def step(self):
        return 1

a = A()
total = 0
for i in range(4000):
    if i == 2000:
        A.step = lambda self: 1000
    if i == 3000:
        a.step = lambda: 5
    total += a.step()
print(total)

# expect: 1007000

class Lazy:
    def __init__(self):
        self.calls = 0

    def __getattr__(self, name):
        self.calls += 1
        return len(name)

x = Lazy()
total = 0
for i in range(3000):
    total += x.abc
    if i == 2000:
        x.abc = 0
print(total, x.calls)

# expect: 6003 2001

def inc(x):
    return x + 1

def dec(x):
    return x - 2

def double(x):
    return x * 2 % 1009

class Callable:
    def __call__(self, x):
        return x + 5

table = [inc, dec, double, Callable(), abs, lambda x: -x, int]
x = 1
for i in range(5000):
    x = table[i % len(table)](x)
print(x)

# expect: -322

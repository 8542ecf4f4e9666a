class Source:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n == 0:
            raise OSError("source broke")
        return self.n

total = 0
try:
    for x in Source(3000):
        total += x
except OSError as e:
    print(total, x, e)

# expect: 4498500 1 source broke

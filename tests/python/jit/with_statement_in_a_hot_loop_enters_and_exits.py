class Manager:
    def __init__(self):
        self.depth = self.exits = self.errors = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, kind, value, tb):
        self.depth -= 1
        self.exits += 1
        if kind is ValueError:
            self.errors += 1
            return True

m = Manager()
for i in range(3000):
    with m as inner:
        if i % 4 == 0:
            raise ValueError
        if i % 4 == 1:
            continue
        with m:
            inner.errors += m.depth == 3
print(m.depth, m.exits, m.errors)

# expect: 0 4500 750

class Base:
    rate = 3

    def __init__(self, start):
        self.start = start

    @property
    def size(self):
        return self.start + 1

    @classmethod
    def make(cls, start):
        return cls(start)

    @staticmethod
    def twice(x):
        return 2 * x

    def step(self, by):
        return self.start + by


class Derived(Base):
    rate = 5

    @property
    def size(self):
        return super().size * 10

    @classmethod
    def make(cls, start):
        return super().make(start + 1)

    def step(self, by):
        return super().step(by) + super().twice(by) + super().rate + super(Derived, self).step(0)

    def label(self):
        return super().__str__()[:5] + super().__class__.__name__


class Counting(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value + 1)

    def __getitem__(self, key):
        return super().__getitem__(key) * 2


def work(n):
    total = 0
    counting = Counting()
    labels = set()
    for i in range(n):
        d = Derived.make(i)
        total += d.size + d.step(i)
        counting[i % 10] = i
        total += counting[i % 10]
        labels.add(d.label())
    return total, sorted(labels)


print(work(1200))


class Broken(Base):
    def step(self, by):
        return super().missing


def fails(n):
    seen = set()
    for i in range(n):
        try:
            Broken(i).step(1)
        except AttributeError as error:
            seen.add(str(error))
    return seen


print(fails(500))

# expect: (12262200, ['<__masuper'])
# expect: {"'super' object has no attribute 'missing'"}

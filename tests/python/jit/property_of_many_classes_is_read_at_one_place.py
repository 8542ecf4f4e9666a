class Base:
    factor = 1

    def __init__(self, size):
        self.size = size

    @property
    def cost(self):
        return self.size * self.factor


class Double(Base):
    factor = 2


class Own(Base):
    @property
    def cost(self):
        return self.size + 100


class Plain(Base):
    def __init__(self, size):
        self.size = size
        self.__dict__["extra"] = size


class Deep(Base):
    def __init__(self, size):
        self.size = size
        self.inner = Deep(size - 1) if size > 0 else None

    @property
    def cost(self):
        return 1 + (self.inner.cost if self.inner else 0)


class Missing:
    def __getattr__(self, name):
        return len(name)


class Broken(Base):
    @property
    def cost(self):
        raise ValueError("no cost")


def total(items):
    result = 0
    for item in items:
        try:
            result += item.cost
        except ValueError:
            result -= 1000
    return result


def called(items):
    result = 0
    for item in items:
        result += item.maker()
    return result


class Maker:
    def __init__(self, n):
        self.n = n

    @property
    def maker(self):
        return self.give

    def give(self):
        return self.n


class OtherMaker(Maker):
    @property
    def maker(self):
        return lambda: -self.n


kinds = [Base, Double, Own, Plain, Missing, Broken]
items = []
for i in range(120):
    kind = kinds[i * i % 6 if i % 7 else i % 6]
    items.append(kind() if kind is Missing else kind(i % 11))
items.append(Deep(3))
for _ in range(40):
    print(total(items), end=" ")
print()
Double.factor = 3
print(total(items))
Own.cost = property(lambda self: -5)
for _ in range(5):
    print(total(items))
makers = [(Maker, OtherMaker)[i % 3 == 1](i) for i in range(60)]
for _ in range(20):
    last = called(makers)
print(last)
deep = [Deep(i % 5) for i in range(200)]
print(total(deep), total(deep), total(deep))

# expect: -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 -1961 
# expect: -1772
# expect: -2101
# expect: -2101
# expect: -2101
# expect: -2101
# expect: -2101
# expect: 590
# expect: 600 600 600

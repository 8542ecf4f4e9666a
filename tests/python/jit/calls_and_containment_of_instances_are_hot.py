class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, scale=1):
        return self.n + x * scale


class Doubler(Adder):
    def __call__(self, x, *rest, **named):
        return super().__call__(x, 2) + len(rest) + len(named)


class Picky:
    def __call__(self, x):
        if x % 100 == 7:
            raise ValueError("seven %d" % x)
        return x


class Steps:
    def __call__(self, n):
        for i in range(n):
            yield i


class Fact:
    def __call__(self, n):
        return 1 if n < 2 else n * self(n - 1)


class Span:
    def __init__(self, low, high):
        self.low = low
        self.high = high

    def __contains__(self, x):
        return self.low <= x < self.high


class Truthy:
    def __contains__(self, x):
        return x % 3


class Strange:
    def __contains__(self, x):
        if x == 500:
            raise KeyError(x)
        return [x] if x % 2 else ""


class ByItems:
    def __getitem__(self, i):
        if i > 5:
            raise IndexError
        return i


class Never:
    __contains__ = None


def call_all(callables, n):
    total = 0
    for i in range(n):
        f = callables[i % len(callables)]
        total += f(i)
    return total


def contain_all(containers, n):
    found = missing = 0
    for i in range(n):
        c = containers[i % len(containers)]
        if i % 40 in c:
            found += i
        if i % 30 not in c:
            missing += 1
    return found, missing


def catching(n):
    picky = Picky()
    total = caught = 0
    for i in range(n):
        try:
            total += picky(i)
        except ValueError as error:
            caught += len(str(error))
    return total, caught


def stranger(n):
    strange = Strange()
    found = 0
    for i in range(n):
        try:
            found += (i in strange) + 2 * (i not in strange)
        except KeyError as error:
            found += error.args[0]
    return found


def steps(n):
    s = Steps()
    total = 0
    for i in range(n):
        for j in s(i % 4):
            total += j
    return total


print(call_all([Adder(5)], 800))
print(call_all([Adder(5), Doubler(7)], 800))
print(call_all([Adder(5), Doubler(7), len.__class__ and Picky(), lambda x: -x], 90))
print(contain_all([Span(3, 20)], 800), contain_all([Span(3, 20), Truthy()], 800))
print(contain_all([Span(3, 20), Truthy(), ByItems(), {1, 2, 3}, [4, 5], range(7)], 800))
print(catching(800), stranger(800), steps(800), Fact()(20))

bound = type(Adder(1).__init__)(Doubler(1), 4)
print([bound() for _ in range(3)], bound(1, k=2))

swap = Adder(1)
total = 0
for i in range(900):
    if i == 450:
        Adder.__call__ = lambda self, x: 1000
        Span.__contains__ = lambda self, x: x == 1
    total += swap(i) + (i in Span(100, 700))
print(total)

try:
    for i in range(700):
        if i == 650:
            del Adder.__call__
        swap(i)
except TypeError as error:
    print(error)

try:
    Picky()(1, 2)
except TypeError as error:
    print(error)

try:
    1 in Never()
except TypeError as error:
    print(error)


def fails(n):
    picky = Picky()
    for i in range(n):
        picky(i)


import traceback

try:
    fails(107)
except ValueError:
    pass
try:
    for _ in range(3):
        fails(8)
except ValueError:
    traceback.print_exc()

# expect: 323600
# expect: 484400
# expect: 3336
# expect: (132940, 341) (166420, 317)
# expect: (76234, 477)
# expect: (316744, 70) 1698 800 2432902008176640000
# expect: [9, 9, 9] 11
# expect: 551825
# expect: 'Adder' object is not callable
# expect: Picky.__call__() takes 2 positional arguments but 3 were given
# expect: 'Never' object is not a container
# stderr: Traceback (most recent call last):
# stderr:   File "calls_and_containment_of_instances_are_hot.py", line 166, in <module>
# stderr:     fails(8)
# stderr:     ~~~~~^^^
# stderr:   File "calls_and_containment_of_instances_are_hot.py", line 155, in fails
# stderr:     picky(i)
# stderr:     ~~~~~^^^
# stderr:   File "calls_and_containment_of_instances_are_hot.py", line 17, in __call__
# stderr:     raise ValueError("seven %d" % x)
# stderr: ValueError: seven 7

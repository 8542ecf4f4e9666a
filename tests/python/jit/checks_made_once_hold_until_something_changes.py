# A trace checks a shape, a class or a global once; what comes behind a rare path that changes it
# must see the change.


class A:
    kind = 1

    def __init__(self, x):
        self.x = x

    def value(self):
        return self.x * self.kind


class B(A):
    kind = 100


LIMIT = 10


def turn_class(obj):
    obj.__class__ = B if obj.__class__ is A else A


def grow(cls):
    cls.kind += 1


def set_limit(n):
    global LIMIT
    LIMIT = n


def behind_a_merge(n):
    obj = A(3)
    total = 0
    for i in range(n):
        total += obj.value() + LIMIT
        if i % 97 == 50:
            turn_class(obj)
        elif i % 89 == 40:
            grow(A)
        elif i % 83 == 30:
            set_limit(i)
        total += obj.value() * 3 + obj.kind + LIMIT
    return total


def in_the_next_turn(n):
    obj = A(2)
    total = 0
    for i in range(n):
        total += obj.x + obj.kind + LIMIT
        total += obj.x + obj.kind + LIMIT
        if i % 101 == 60:
            obj.__class__ = B
        if i % 101 == 80:
            obj.__class__ = A
            A.kind = i % 7
            set_limit(i % 5)
    return total


class Open:
    pass


def one_object_by_two_names(n):
    total = 0
    kept = Open()
    kept.a = 1
    for i in range(n):
        one = Open()
        other = one if i % 3 else kept
        one.a = i
        total += one.a + other.a
        other.b = 2
        total += hasattr(one, "b") + one.a
        one.c = i
        total += other.a + other.b + one.c
        other.a = 5
        total += one.a
    return total


def removed(n):
    total = 0
    obj = A(1)
    for i in range(n):
        total += obj.x
        if i % 61 == 33:
            del obj.x
            obj.y = 1
            obj.x = 7
        try:
            total += obj.x + obj.y
        except AttributeError:
            total += 1000
        total += obj.x
    return total


def caller(obj, i):
    if i % 71 == 3:
        obj.__dict__["x"] = i
    return obj.x


def by_a_callee(n):
    obj = A(5)
    total = 0
    for i in range(n):
        total += obj.x
        total += caller(obj, i)
        total += obj.x
    return total


for _ in range(3):
    print(behind_a_merge(1500), in_the_next_turn(1500), one_object_by_two_names(900))
    print(removed(900), by_a_callee(900))

# expect: 3216856 313764 1896592
# expect: 52134 1120406
# expect: 3235450 314008 1896592
# expect: 52134 1120406
# expect: 3235450 314008 1896592
# expect: 52134 1120406

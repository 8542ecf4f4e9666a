import sys


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.amount + other.amount)
        if isinstance(other, int):
            return Money(self.amount + other)
        return NotImplemented

    def __radd__(self, other):
        return Money(other + self.amount)

    def __sub__(self, other):
        return NotImplemented

    def __mul__(self, factor):
        return Money(self.amount * factor)

    def __eq__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return self.amount == other.amount

    def __lt__(self, other):
        return self.amount < other.amount

    def __getitem__(self, key):
        if key > 2:
            raise IndexError(key)
        return self.amount * key


class Bonus(Money):
    def __radd__(self, other):
        return Money(other.amount + self.amount * 100 if isinstance(other, Money) else -1)

    def __gt__(self, other):
        return "bonus first"


class Other:
    def __rsub__(self, other):
        return other.amount - 1

    def __rmul__(self, other):
        return NotImplemented

    def __iadd__(self, other):
        return (self, other)


def sums(count):
    total = Money(0)
    for i in range(count):
        total = total + Money(i) + 1
        total = 2 + total
        total += 3
    return total.amount


def mixed(count):
    plain, bonus = Money(1), Bonus(1)
    seen = []
    for i in range(count):
        right = bonus if i % 3 == 0 else plain
        seen.append((plain + right).amount)
        if i % 100 == 0:
            seen.append(plain < right)
    return sum(x for x in seen if type(x) is int), plain < bonus, bonus < plain


def refused(count):
    money, other = Money(7), Other()
    done = 0
    for i in range(count):
        done += money - other
        if i % 50 == 0:
            try:
                money + "text"
            except TypeError as error:
                done += len(str(error))
            try:
                2.5 * other
            except TypeError as error:
                done += len(str(error))
    return done, money == 7, money != 7, money == Money(7)


def items(count):
    money = Money(5)
    total = 0
    for i in range(count):
        try:
            total += money[i % 4]
        except IndexError as error:
            total += error.args[0]
    return total


def changes(count):
    money = Money(1)
    total = 0
    for i in range(count):
        if i == count // 2:
            Money.__mul__ = lambda self, factor: Money(-factor)
        total += (money * i).amount
    return total


print(sums(700))
print(mixed(700))
print(refused(700))
print(items(900))
print(changes(900))


class Deep:
    def __add__(self, n):
        return 0 if n == 0 else 1 + (self + (n - 1))


deep = Deep()
print([deep + 20 for _ in range(300)][-1])
sys.setrecursionlimit(120)
try:
    deep + 5000
except RecursionError as error:
    print(error)
sys.setrecursionlimit(1000)


class Bad:
    def __add__(self, n):
        return 10 // n


def fails(values):
    bad = Bad()
    total = 0
    for value in values:
        total += bad + value
    return total


print(fails([1, 2] * 300))
fails([1, 2] * 300 + [0])

# expect: 248850
# expect: (24566, 'bonus first', False)
# expect: (5684, False, True, True)
# expect: 4050
# expect: -202500
# expect: 20
# expect: maximum recursion depth exceeded
# expect: 4500
# stderr: Traceback (most recent call last):
# stderr:   File "operators_of_classes_in_hot_loops.py", line 151, in <module>
# stderr:     fails([1, 2] * 300 + [0])
# stderr:     ~~~~~^^^^^^^^^^^^^^^^^^^^
# stderr:   File "operators_of_classes_in_hot_loops.py", line 146, in fails
# stderr:     total += bad + value
# stderr:              ~~~~^~~~~~~
# stderr:   File "operators_of_classes_in_hot_loops.py", line 139, in __add__
# stderr:     return 10 // n
# stderr:            ~~~^^~~
# stderr: ZeroDivisionError: division by zero
# status: 1

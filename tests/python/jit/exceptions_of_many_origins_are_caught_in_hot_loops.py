class Point:
    def __init__(self, x):
        self.x = x


def work(n):
    seen = {}

    def note(kind, error):
        key = kind + " " + type(error).__name__ + " " + str(error)[:40]
        seen[key] = seen.get(key, 0) + 1

    table = {i: i for i in range(0, 50, 3)}
    items = [1, 2, 3]
    pair = (1, 2)
    it = iter(items)
    point = Point(3)
    for i in range(n):
        try:
            seen["sum"] = seen.get("sum", 0) + table[i % 50 // 25 * 3 + i % 2]
        except KeyError as error:
            note("dict", error)
        try:
            items[i % 5] += 1
        except IndexError as error:
            note("list", error)
        try:
            pair[i % 4]
        except IndexError as error:
            note("tuple", error)
        try:
            100 // (i % 4)
        except ZeroDivisionError as error:
            note("floor", error)
        try:
            1.5 / (i % 3)
        except ZeroDivisionError as error:
            note("true", error)
        try:
            i % (i & 1)
        except ZeroDivisionError as error:
            note("modulo", error)
        try:
            int("12" if i % 2 else "1x")
        except ValueError as error:
            note("int", error)
        try:
            next(it)
        except StopIteration as error:
            it = iter(items)
            note("next", error)
        try:
            point.y if i % 2 else point.x
        except AttributeError as error:
            note("attribute", error)
        try:
            i + ("a" if i % 3 == 0 else 1)
        except TypeError as error:
            note("add", error)
        try:
            len(i) if i % 4 == 0 else len(items)
        except TypeError as error:
            note("len", error)
        try:
            "abc"[i % 5]
        except IndexError as error:
            note("str", error)
        try:
            items.index(i % 2 * 1000)
        except ValueError as error:
            note("index", error)
        try:
            assert i % 3, i % 2
        except AssertionError as error:
            note("assert", error)
        try:
            point.x()
        except TypeError as error:
            note("call", error)
        try:
            work(1, 2)
        except TypeError as error:
            note("arguments", error)
    return seen


for key, count in sorted(work(1500).items()):
    print(key, count)

# expect: add TypeError unsupported operand type(s) for +: 'int' 500
# expect: arguments TypeError work() takes 1 positional argument but 2 1500
# expect: assert AssertionError 0 250
# expect: assert AssertionError 1 250
# expect: attribute AttributeError 'Point' object has no attribute 'y' 750
# expect: call TypeError 'int' object is not callable 1500
# expect: dict KeyError 1 360
# expect: dict KeyError 4 390
# expect: floor ZeroDivisionError division by zero 375
# expect: index ValueError list.index(x): x not in list 1500
# expect: int ValueError invalid literal for int() with base 10:  750
# expect: len TypeError object of type 'int' has no len() 375
# expect: list IndexError list index out of range 600
# expect: modulo ZeroDivisionError division by zero 750
# expect: next StopIteration  375
# expect: str IndexError string index out of range 600
# expect: sum 1080
# expect: true ZeroDivisionError division by zero 500
# expect: tuple IndexError tuple index out of range 750

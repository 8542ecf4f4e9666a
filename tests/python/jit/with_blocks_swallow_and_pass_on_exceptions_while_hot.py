from contextlib import contextmanager, suppress
import traceback


class Guard:
    def __init__(self, swallows):
        self.swallows = swallows
        self.log = {}

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        name = "nothing" if kind is None else f"{kind.__name__} {tb.tb_lineno} {tb.tb_next is None}"
        self.log[name] = self.log.get(name, 0) + 1
        return self.swallows is not None and kind is not None and issubclass(kind, self.swallows)


class Raising:
    def __enter__(self):
        raise RuntimeError("cannot enter")

    def __exit__(self, *args):
        return True


class Replacing:
    def __enter__(self):
        return 1

    def __exit__(self, kind, value, tb):
        if kind is not None:
            raise KeyError("replaced")


@contextmanager
def managed(log):
    log["in"] = log.get("in", 0) + 1
    try:
        yield len(log)
    except ZeroDivisionError:
        log["zero"] = log.get("zero", 0) + 1
    finally:
        log["out"] = log.get("out", 0) + 1


def fail(i):
    raise IndexError(i)


def work(n):
    swallowing = Guard((ValueError, IndexError))
    passing = Guard(None)
    log = {}
    total = 0
    for i in range(n):
        with swallowing:
            if i % 4 == 0:
                raise ValueError(i)
            total += 1
        with swallowing, passing as p:
            if i % 4 == 1:
                fail(i)
            total += p.swallows is None
        try:
            with passing:
                if i % 4 == 2:
                    raise KeyError(i)
                if i % 4 == 3:
                    continue
        except KeyError as error:
            total += error.args[0] % 3
        try:
            with Raising():
                total += 1000
        except RuntimeError:
            total += 2
        try:
            with Replacing() as one:
                total += one
                if i % 2:
                    raise ValueError
        except KeyError as error:
            total += type(error.__context__) is ValueError
        with managed(log):
            total += 1 // (i % 3)
        with suppress(TypeError):
            total += "a" if i % 2 else 1
    return total, swallowing.log, passing.log, log


for part in work(1500):
    print(part)


def returning(guard, i):
    with guard:
        if i % 2:
            return i
        raise ValueError


def returns(n):
    guard = Guard(ValueError)
    total = 0
    for i in range(n):
        total += returning(guard, i) or 1
    return total, guard.log


print(returns(1000))


def last(n):
    guard = Guard(ValueError)
    for i in range(n):
        with guard:
            if i == n - 1:
                fail(i)
            raise ValueError


try:
    last(700)
except IndexError:
    traceback.print_exc()

with_nothing = 0
for i in range(400):
    try:
        with i:
            pass
    except TypeError as error:
        with_nothing += len(str(error))
print(with_nothing)

# expect: 7500
# expect: {'ValueError 59 True': 375, 'nothing': 2250, 'IndexError 63 False': 375}
# expect: {'nothing': 2250, 'IndexError 63 False': 375, 'KeyError 68 True': 375}
# expect: {'in': 1125, 'zero': 375, 'out': 1125}
# expect: (250500, {'ValueError 100 True': 500, 'nothing': 500})
# expect: 33200
# stderr: Traceback (most recent call last):
# stderr:   File "with_blocks_swallow_and_pass_on_exceptions_while_hot.py", line 124, in <module>
# stderr:     last(700)
# stderr:     ~~~~^^^^^
# stderr:   File "with_blocks_swallow_and_pass_on_exceptions_while_hot.py", line 119, in last
# stderr:     fail(i)
# stderr:     ~~~~^^^
# stderr:   File "with_blocks_swallow_and_pass_on_exceptions_while_hot.py", line 48, in fail
# stderr:     raise IndexError(i)
# stderr: IndexError: 699

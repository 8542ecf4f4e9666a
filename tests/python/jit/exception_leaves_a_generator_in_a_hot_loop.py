import traceback


def values(n, bad):
    for i in range(n):
        if i == bad:
            raise ValueError(f"bad {i}")
        yield 10 // (i - 40)


def relay(n, bad):
    yield from values(n, bad)


def work(n, bad):
    total = 0
    for value in relay(n, bad):
        total += value
    return total


for n, bad in [(30, -1), (39, -1), (60, -1), (30, 25), (35, 34)] * 20:
    try:
        work(n, bad)
    except (ValueError, ZeroDivisionError):
        pass

for n, bad in [(60, -1), (30, 25)]:
    try:
        print(work(n, bad))
    except (ValueError, ZeroDivisionError):
        traceback.print_exc()


def swallow(n):
    for i in range(n):
        try:
            yield 100 // (i % 7)
        except ZeroDivisionError:
            yield -1


print(sum([value for turn in range(50) for value in swallow(30)]))


def stops(n):
    for i in range(n):
        yield i
    raise StopIteration("inside")


def count():
    seen = 0
    try:
        for value in stops(500):
            seen += 1
    except RuntimeError as error:
        print(error, repr(error.__cause__), seen)


count()

# expect: 53550
# expect: generator raised StopIteration StopIteration('inside') 500
# stderr: Traceback (most recent call last):
# stderr:   File "exception_leaves_a_generator_in_a_hot_loop.py", line 30, in <module>
# stderr:     print(work(n, bad))
# stderr:           ~~~~^^^^^^^^
# stderr:   File "exception_leaves_a_generator_in_a_hot_loop.py", line 17, in work
# stderr:     for value in relay(n, bad):
# stderr:                  ~~~~~^^^^^^^^
# stderr:   File "exception_leaves_a_generator_in_a_hot_loop.py", line 12, in relay
# stderr:     yield from values(n, bad)
# stderr:   File "exception_leaves_a_generator_in_a_hot_loop.py", line 8, in values
# stderr:     yield 10 // (i - 40)
# stderr:           ~~~^^~~~~~~~~~
# stderr: ZeroDivisionError: division by zero
# stderr: Traceback (most recent call last):
# stderr:   File "exception_leaves_a_generator_in_a_hot_loop.py", line 30, in <module>
# stderr:     print(work(n, bad))
# stderr:           ~~~~^^^^^^^^
# stderr:   File "exception_leaves_a_generator_in_a_hot_loop.py", line 17, in work
# stderr:     for value in relay(n, bad):
# stderr:                  ~~~~~^^^^^^^^
# stderr:   File "exception_leaves_a_generator_in_a_hot_loop.py", line 12, in relay
# stderr:     yield from values(n, bad)
# stderr:   File "exception_leaves_a_generator_in_a_hot_loop.py", line 7, in values
# stderr:     raise ValueError(f"bad {i}")
# stderr: ValueError: bad 25

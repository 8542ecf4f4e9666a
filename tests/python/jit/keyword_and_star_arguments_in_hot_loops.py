class Point:
    def __init__(self, x, y=2, *, scale=1, **rest):
        self.x = x * scale
        self.y = y * scale
        self.rest = len(rest)

    def moved(self, dx=0, dy=0):
        return Point(self.x + dx, y=self.y + dy)


def spread(first, *rest, last=10, **named):
    total = first + len(rest) * 100 + last
    for value in rest:
        total += value
    return total + len(named) + named.get("extra", 0)


def simple(a, b=5, *, c, d=7):
    return a * 1000 + b * 100 + c * 10 + d


def only(a, /, b, *, c=None):
    return (a, b, c)


def calls(count):
    total = 0
    for i in range(count):
        total += simple(i, c=1)
        total += simple(a=i, b=i, c=2, d=3)
        total += simple(i, 4, d=1, c=i)
        point = Point(i, scale=2).moved(dy=3)
        total += point.x + point.y + point.rest
        point = Point(y=i, x=1, color=5, size=6)
        total += point.x + point.y + point.rest
    return total


def stars(count):
    total = 0.0
    for i in range(count):
        total += spread(i)
        total += spread(i, 0.5, i, last=i)
        total += spread(1, extra=i, more=2)
        total += only(i, b=2)[1] + only(1, 2, c=i)[2]
    return total


def keeps(count):
    kept = []
    for i in range(count):
        kept = (lambda *args, **named: (args, named))(i, i + 1, k=i)
    empty = (lambda *args: args)()
    return kept, empty is ()


def refused(count):
    errors = set()
    for i in range(count):
        try:
            if i % 4 == 0:
                simple(i)
            elif i % 4 == 1:
                simple(i, c=1, e=2)
            elif i % 4 == 2:
                simple(i, a=1, c=1)
            else:
                only(a=1, b=2)
        except TypeError as error:
            errors.add(str(error))
    return sorted(errors)


print(calls(700))
print(stars(700))
print(keeps(700))
for line in refused(400):
    print(line)


def failing(*, divisor):
    return 1 // divisor


def run(values):
    return sum(failing(divisor=value) for value in values)


print(run([1] * 600))
run([1] * 600 + [0])

# expect: 762261150
# expect: 1625750.0
# expect: (((699, 700), {'k': 699}), True)
# expect: only() got some positional-only arguments passed as keyword arguments: 'a'
# expect: simple() got an unexpected keyword argument 'e'
# expect: simple() got multiple values for argument 'a'
# expect: simple() missing 1 required keyword-only argument: 'c'
# expect: 600
# stderr: keyword_and_star_arguments_in_hot_loops.py:54: SyntaxWarning: "is" with 'tuple' literal. Did you mean "=="?
# stderr:   return kept, empty is ()
# stderr: Traceback (most recent call last):
# stderr:   File "keyword_and_star_arguments_in_hot_loops.py", line 90, in <module>
# stderr:     run([1] * 600 + [0])
# stderr:     ~~~^^^^^^^^^^^^^^^^^
# stderr:   File "keyword_and_star_arguments_in_hot_loops.py", line 86, in run
# stderr:     return sum(failing(divisor=value) for value in values)
# stderr:   File "keyword_and_star_arguments_in_hot_loops.py", line 86, in <genexpr>
# stderr:     return sum(failing(divisor=value) for value in values)
# stderr:                ~~~~~~~^^^^^^^^^^^^^^^
# stderr:   File "keyword_and_star_arguments_in_hot_loops.py", line 82, in failing
# stderr:     return 1 // divisor
# stderr:            ~~^^~~~~~~~~
# stderr: ZeroDivisionError: division by zero
# status: 1

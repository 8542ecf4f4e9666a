import traceback


class Stop(Exception):
    def __init__(self, code, *more):
        self.code = code
        super().__init__(code, *more)


class Plain(Exception):
    pass


def inner(i, scale):
    doubled = i * scale
    if i % 3 == 0:
        raise Stop(i, "three")
    if i % 3 == 1:
        raise Plain("one", i)
    return doubled


def outer(i):
    half = i / 2
    return inner(i, 1.5) + half


def lines_of(error):
    entries = []
    tb = error.__traceback__
    while tb is not None:
        frame = tb.tb_frame
        names = sorted(k for k in frame.f_locals if k in ("i", "half", "doubled", "scale"))
        values = [frame.f_locals[k] for k in names]
        entries.append((frame.f_code.co_name, tb.tb_lineno, frame.f_lineno, names, values))
        tb = tb.tb_next
    return entries


def work(n):
    total = 0
    kept = []
    for i in range(n):
        try:
            total += outer(i)
        except Stop as error:
            total += error.code
            if i % 999 == 0:
                kept.append(error)
        except Plain as error:
            total += error.args[1] * 2
            if i % 1000 == 1:
                kept.append(error)
    return total, kept


total, kept = work(3100)
print(total)
for error in kept:
    print(repr(error), error.args)
    for entry in lines_of(error)[1:]:
        print("   ", entry)
    print("   ", [line.lineno for line in traceback.extract_tb(error.__traceback__)])
    print(error.__context__, error.__cause__, error.__suppress_context__)


def leaves(n):
    for i in range(n):
        try:
            outer(i * 3)
        except Stop as error:
            if i == n - 1:
                raise Plain("at the end") from error


leaves(900)

# expect: 8004717.0
# expect: Stop(0, 'three') (0, 'three')
# expect:     ('outer', 25, 25, ['half', 'i'], [0.0, 0])
# expect:     ('inner', 17, 17, ['doubled', 'i', 'scale'], [0.0, 0, 1.5])
# expect:     [45, 25, 17]
# expect: None None False
# expect: Plain('one', 1) ('one', 1)
# expect:     ('outer', 25, 25, ['half', 'i'], [0.5, 1])
# expect:     ('inner', 19, 19, ['doubled', 'i', 'scale'], [1.5, 1, 1.5])
# expect:     [45, 25, 19]
# expect: None None False
# expect: Stop(999, 'three') (999, 'three')
# expect:     ('outer', 25, 25, ['half', 'i'], [499.5, 999])
# expect:     ('inner', 17, 17, ['doubled', 'i', 'scale'], [1498.5, 999, 1.5])
# expect:     [45, 25, 17]
# expect: None None False
# expect: Stop(1998, 'three') (1998, 'three')
# expect:     ('outer', 25, 25, ['half', 'i'], [999.0, 1998])
# expect:     ('inner', 17, 17, ['doubled', 'i', 'scale'], [2997.0, 1998, 1.5])
# expect:     [45, 25, 17]
# expect: None None False
# expect: Stop(2997, 'three') (2997, 'three')
# expect:     ('outer', 25, 25, ['half', 'i'], [1498.5, 2997])
# expect:     ('inner', 17, 17, ['doubled', 'i', 'scale'], [4495.5, 2997, 1.5])
# expect:     [45, 25, 17]
# expect: None None False
# expect: Plain('one', 3001) ('one', 3001)
# expect:     ('outer', 25, 25, ['half', 'i'], [1500.5, 3001])
# expect:     ('inner', 19, 19, ['doubled', 'i', 'scale'], [4501.5, 3001, 1.5])
# expect:     [45, 25, 19]
# expect: None None False
# stderr: Traceback (most recent call last):
# stderr:   File "custom_exception_passes_two_inlined_calls_with_its_traceback.py", line 70, in leaves
# stderr:     outer(i * 3)
# stderr:     ~~~~~^^^^^^^
# stderr:   File "custom_exception_passes_two_inlined_calls_with_its_traceback.py", line 25, in outer
# stderr:     return inner(i, 1.5) + half
# stderr:            ~~~~~^^^^^^^^
# stderr:   File "custom_exception_passes_two_inlined_calls_with_its_traceback.py", line 17, in inner
# stderr:     raise Stop(i, "three")
# stderr: Stop: (2697, 'three')
# stderr:
# stderr: The above exception was the direct cause of the following exception:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "custom_exception_passes_two_inlined_calls_with_its_traceback.py", line 76, in <module>
# stderr:     leaves(900)
# stderr:     ~~~~~~^^^^^
# stderr:   File "custom_exception_passes_two_inlined_calls_with_its_traceback.py", line 73, in leaves
# stderr:     raise Plain("at the end") from error
# stderr: Plain: at the end
# status: 1

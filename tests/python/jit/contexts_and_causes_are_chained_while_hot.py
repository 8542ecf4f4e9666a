import traceback


def first(i):
    raise KeyError(i)


def second(i):
    try:
        first(i)
    except KeyError as error:
        raise ValueError("second", i)


def third(i):
    try:
        second(i)
    except ValueError as error:
        raise RuntimeError("third") from None


def summary(text):
    lines = [line for line in text.splitlines() if not line.startswith("    ")]
    return "\n".join(line.partition(",")[2] or line for line in lines)


def chain(error):
    names = []
    while error is not None:
        names.append(type(error).__name__)
        error = error.__context__
    return names


def work(n):
    found = {}
    texts = []
    for i in range(n):
        try:
            if i % 3 == 0:
                first(i)
            elif i % 3 == 1:
                second(i)
            else:
                third(i)
        except Exception as error:
            key = " < ".join(chain(error))
            found[key] = found.get(key, 0) + 1
            if i >= n - 3:
                texts.append(summary(traceback.format_exc()))
        try:
            try:
                raise IndexError(i)
            except IndexError as outer:
                same = outer
                try:
                    raise TypeError from outer
                except TypeError as inner:
                    assert inner.__context__ is same and inner.__cause__ is same
                    raise same
        except IndexError as again:
            assert again is same
            assert again.__context__.__class__ is TypeError
            assert again.__context__.__context__ is None
            found["lines"] = [
                entry.lineno for entry in traceback.extract_tb(again.__traceback__)
            ]
    return found, texts


found, texts = work(450)
for key in sorted(found):
    print(key, found[key])
for text in texts:
    print(text)


def loop_in_handler(n):
    try:
        raise OSError("outside")
    except OSError:
        seen = set()
        for i in range(n):
            try:
                raise ValueError(i)
            except ValueError as error:
                seen.add(repr(error.__context__))
        for i in range(n):
            if i == n - 1:
                raise
        return seen


try:
    print(loop_in_handler(400))
except OSError as error:
    print(repr(error), error.__context__)


def last(n):
    for i in range(n):
        try:
            second(i)
        except ValueError as error:
            if i == n - 1:
                raise


last(400)

# expect: KeyError 150
# expect: RuntimeError < ValueError < KeyError 150
# expect: ValueError < KeyError 150
# expect: lines [60, 53]
# expect: Traceback (most recent call last):
# expect:  line 41, in work
# expect:  line 5, in first
# expect: KeyError: 447
# expect: Traceback (most recent call last):
# expect:  line 10, in second
# expect:  line 5, in first
# expect: KeyError: 448
# expect:
# expect:  another exception occurred:
# expect:
# expect: Traceback (most recent call last):
# expect:  line 43, in work
# expect:  line 12, in second
# expect:  448)
# expect: Traceback (most recent call last):
# expect:  line 45, in work
# expect:  line 19, in third
# expect: RuntimeError: third
# expect: OSError('outside') None
# stderr: Traceback (most recent call last):
# stderr:   File "contexts_and_causes_are_chained_while_hot.py", line 10, in second
# stderr:     first(i)
# stderr:     ~~~~~^^^
# stderr:   File "contexts_and_causes_are_chained_while_hot.py", line 5, in first
# stderr:     raise KeyError(i)
# stderr: KeyError: 399
# stderr:
# stderr: During handling of the above exception, another exception occurred:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "contexts_and_causes_are_chained_while_hot.py", line 109, in <module>
# stderr:     last(400)
# stderr:     ~~~~^^^^^
# stderr:   File "contexts_and_causes_are_chained_while_hot.py", line 103, in last
# stderr:     second(i)
# stderr:     ~~~~~~^^^
# stderr:   File "contexts_and_causes_are_chained_while_hot.py", line 12, in second
# stderr:     raise ValueError("second", i)
# stderr: ValueError: ('second', 399)
# status: 1

import sys


def current():
    return type(sys.exception()).__name__


def again():
    raise


def quiet(i):
    try:
        raise KeyError(i)
    except KeyError:
        return current()


def work(n):
    seen = {}

    def note(key):
        seen[key] = seen.get(key, 0) + 1

    for i in range(n):
        note("before " + current())
        try:
            if i % 2:
                raise ValueError(i)
            raise TypeError
        except ValueError as error:
            note("in " + current())
            note("nested " + quiet(i) + " then " + current())
            try:
                again()
            except ValueError as same:
                note("same " + str(same is error))
        except TypeError:
            kind, value, tb = sys.exc_info()
            note(kind.__name__ + str(value) + str(tb.tb_lineno))
            try:
                raise
            except TypeError:
                note("re " + current())
            finally:
                note("finally " + current())
        note("after " + current())
    return seen


for key, count in sorted(work(1000).items()):
    print(key, count)


def generates(n):
    for i in range(n):
        try:
            yield i
        except GeneratorExit:
            raise
        finally:
            marks.append(current())


marks = []


def consumes(n):
    total = 0
    for i in range(n):
        try:
            raise IndexError
        except IndexError:
            for x in generates(3):
                total += x
                if x == i % 3:
                    break
            total += current() == "IndexError"
    return total


print(consumes(400), sorted(set(marks)), len(marks))


def closes(n):
    caught = 0
    for i in range(n):
        try:
            for x in generates(4):
                if x == 2:
                    raise ValueError(x)
        except ValueError:
            caught += 1
            caught += marks[-1] == "GeneratorExit"
    return caught


print(closes(500))

for i in range(500):
    try:
        again()
    except RuntimeError as error:
        text = str(error)
print(text)

# expect: TypeError30 500
# expect: after NoneType 1000
# expect: before NoneType 1000
# expect: finally TypeError 500
# expect: in ValueError 500
# expect: nested KeyError then ValueError 500
# expect: re TypeError 500
# expect: same True 500
# expect: 932 ['GeneratorExit', 'IndexError'] 799
# expect: 1000
# expect: No active exception to reraise

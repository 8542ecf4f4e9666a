def nested(n):
    log = 0
    for i in range(n):
        try:
            try:
                try:
                    if i % 4 == 0:
                        raise ValueError(i)
                    if i % 4 == 1:
                        raise KeyError(i)
                    log += 1
                except ValueError:
                    log += 10
                    if i % 8 == 0:
                        raise
                finally:
                    log += 100
            except (KeyError, IndexError) as error:
                log += error.args[0] % 7
                raise LookupError(i) from error
            else:
                log += 1000
            finally:
                log += 3
        except LookupError as error:
            log += len(repr(error.__cause__))
        except ValueError as error:
            log += 5
        else:
            log += 2
    return log


print(nested(2000))


def leaving(n):
    total = 0
    for i in range(n):
        try:
            if i % 5 == 0:
                raise IndexError
            if i % 5 == 1:
                continue
            if i % 5 == 2 and i > n - 10:
                break
            total += 1
        except IndexError:
            total += 10
            if i % 10 == 0:
                continue
            total += 100
        finally:
            total += 1000
        total += 3
    return total, i


print(leaving(2000))


def returning(i):
    try:
        if i % 2:
            raise ValueError(i)
        return i
    except ValueError as error:
        return -error.args[0]
    finally:
        if i % 7 == 0:
            return 7


def overriding(i):
    while True:
        try:
            raise KeyError(i)
        except KeyError:
            if i % 2:
                break
            return "returned"
        finally:
            i += 1
            if i % 10 == 0:
                break
    return "broke"


def calling(n):
    total = 0
    counts = {}
    for i in range(n):
        total += returning(i)
        how = overriding(i)
        counts[how] = counts.get(how, 0) + 1
    return total, counts


print(calling(2000))


def retrying(n):
    tries = 0
    for i in range(n):
        left = i % 4
        while True:
            try:
                tries += 1
                if left:
                    raise RuntimeError(left)
                break
            except RuntimeError as error:
                left -= 1
                if left == 2:
                    continue
    return tries


print(retrying(1000))


def variable_is_deleted(n):
    unbound = 0
    for i in range(n):
        error = i
        try:
            raise ValueError
        except ValueError as error:
            pass
        try:
            error
        except UnboundLocalError:
            unbound += 1
    return unbound


print(variable_is_deleted(700))


def fails_in_finally(n):
    for i in range(n):
        try:
            raise ValueError(i)
        except ValueError as error:
            try:
                if i == n - 1:
                    raise KeyError("last")
            finally:
                if i == n - 1:
                    raise IndexError("in finally")


fails_in_finally(600)

# expect: 1473971
# expect: (2022263, 1992)
# expect: (2003, {'returned': 1000, 'broke': 1000})
# expect: 2500
# expect: 700
# stderr: nested_try_finally_and_reraise_in_a_hot_loop.py:71: SyntaxWarning: 'return' in a 'finally' block
# stderr:   return 7
# stderr: nested_try_finally_and_reraise_in_a_hot_loop.py:85: SyntaxWarning: 'break' in a 'finally' block
# stderr:   break
# stderr: Traceback (most recent call last):
# stderr:   File "nested_try_finally_and_reraise_in_a_hot_loop.py", line 143, in fails_in_finally
# stderr:     raise ValueError(i)
# stderr: ValueError: 599
# stderr:
# stderr: During handling of the above exception, another exception occurred:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "nested_try_finally_and_reraise_in_a_hot_loop.py", line 147, in fails_in_finally
# stderr:     raise KeyError("last")
# stderr: KeyError: 'last'
# stderr:
# stderr: During handling of the above exception, another exception occurred:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "nested_try_finally_and_reraise_in_a_hot_loop.py", line 153, in <module>
# stderr:     fails_in_finally(600)
# stderr:     ~~~~~~~~~~~~~~~~^^^^^
# stderr:   File "nested_try_finally_and_reraise_in_a_hot_loop.py", line 150, in fails_in_finally
# stderr:     raise IndexError("in finally")
# stderr: IndexError: in finally
# status: 1

# Built-ins that loop over an iterator or call back, written in Python, so that the run loop goes on
# in what they call and a trace runs straight through them. src/vm/application.ts says when a call of
# the built-in itself runs these instead; nobody sees their frames.
#
# The parameters called `iterator` are iterators already; the loop that iterates one takes it over.
# What yields stands for a native iterator, whose end a StopIteration from a callback is, too.
# phase_of, is_real, ... are natives of src/modules/_adder_application.ts.


# Ints are added as ints; from the first float on the rounding errors are added up beside the sum,
# and then complex numbers are; whatever else comes is added by `+` (CPython: builtin_sum_impl).
def sum(iterator, total=0):
    phase = phase_of(total)
    carry = 0.0
    if phase == 2:
        total = complex_sum(total)
    for x in iterator:
        if phase == 1 and is_real(x):
            x = float(x)
            new = total + x
            part = new - total
            carry = carry + ((total - (new - part)) + (x - part))
            total = new
        elif phase == 0 and is_int(x):
            total = total + x
        elif phase != 2 or not add_complex(total, x):
            total = settle(total, carry, phase) + x
            carry = 0.0
            phase = next_phase(total, phase)
            if phase == 2:
                total = complex_sum(total)
    return settle(total, carry, phase)


def any(iterator):
    for x in iterator:
        if x:
            return True
    return False


def all(iterator):
    for x in iterator:
        if not x:
            return False
    return True


def max(iterator):
    best = missing
    for x in iterator:
        if best is missing or x > best:
            best = x
    if best is missing:
        raise ValueError("max() iterable argument is empty")
    return best


def min(iterator):
    best = missing
    for x in iterator:
        if best is missing or x < best:
            best = x
    if best is missing:
        raise ValueError("min() iterable argument is empty")
    return best


def max_by(iterator, key):
    best = rank = missing
    for x in iterator:
        present = key(x)
        if best is missing or present > rank:
            best = x
            rank = present
    if best is missing:
        raise ValueError("max() iterable argument is empty")
    return best


def min_by(iterator, key):
    best = rank = missing
    for x in iterator:
        present = key(x)
        if best is missing or present < rank:
            best = x
            rank = present
    if best is missing:
        raise ValueError("min() iterable argument is empty")
    return best


def list_of(iterator):
    return [x for x in iterator]


def tuple_of(iterator):
    return tuple([x for x in iterator])


def set_of(iterator):
    return {x for x in iterator}


def frozenset_of(iterator):
    return frozenset({x for x in iterator})


def join(separator, iterator):
    return separator.join([x for x in iterator])


def sorted_of(iterator):
    items = [x for x in iterator]
    items.sort()
    return items


def sorted_by(iterator, key, reverse=False):
    items = [x for x in iterator]
    keys = [key(x) for x in items]
    return sort_by_keys(items, keys, reverse)


def sort_by(items, key, reverse=False):
    values = begin_sort(items)
    try:
        keys = [key(x) for x in values]
    except BaseException:
        restore_list(items, values)
        raise
    end_sort(items, values, keys, reverse)


def reduce(function, iterator):
    total = missing
    for x in iterator:
        total = x if total is missing else function(total, x)
    if total is missing:
        raise TypeError("reduce() of empty iterable with no initial value")
    return total


def reduce_from(function, iterator, total):
    for x in iterator:
        total = function(total, x)
    return total


def map_one(function, iterator):
    try:
        for x in iterator:
            yield function(x)
    except StopIteration:
        return


def map_two(function, first, second):
    try:
        for x, y in zip(first, second):
            yield function(x, y)
    except StopIteration:
        return


def filter_by(function, iterator):
    try:
        for x in iterator:
            if function(x):
                yield x
    except StopIteration:
        return


def filter_true(iterator):
    try:
        for x in iterator:
            if x:
                yield x
    except StopIteration:
        return


def enumerate_of(iterator, count=0):
    for x in iterator:
        yield count, x
        count += 1


def takewhile(function, iterator):
    try:
        for x in iterator:
            if not function(x):
                return
            yield x
    except StopIteration:
        return


def filterfalse(function, iterator):
    try:
        for x in iterator:
            if not function(x):
                yield x
    except StopIteration:
        return


def accumulate(iterator):
    total = missing
    try:
        for x in iterator:
            total = x if total is missing else total + x
            yield total
    except StopIteration:
        return


def accumulate_by(iterator, function):
    total = missing
    try:
        for x in iterator:
            total = x if total is missing else function(total, x)
            yield total
    except StopIteration:
        return


def islice_to(iterator, stop):
    if stop == 0:
        return
    for x in iterator:
        yield x
        stop -= 1
        if stop == 0:
            return


def pairwise(iterator):
    previous = missing
    for x in iterator:
        if previous is not missing:
            yield previous, x
        previous = x


def count(n=0, step=1):
    while True:
        yield n
        n += step


def chain_two(first, second):
    for x in first:
        yield x
    for x in second:
        yield x


def product_two(first, second):
    first = tuple(first)
    second = tuple(second)
    for x in first:
        for y in second:
            yield x, y


def pairs(items, _two):
    items = tuple(items)
    length = len(items)
    for i in range(length):
        for j in range(i + 1, length):
            yield items[i], items[j]

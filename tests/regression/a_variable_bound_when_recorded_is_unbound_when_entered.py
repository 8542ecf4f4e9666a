# A loop is recorded while a variable holds an object, and entered later with the variable unbound:
# the trace took what was in the register for a value.
def keep(x):
    if type(x) is int:
        return x
    return x

def deleted():
    v = (1, 2)
    for turn in range(80):
        v = keep(v)
        try:
            if turn > 60:
                del v
                v = v
        except UnboundLocalError as error:
            print(turn, error)

def never_bound(n, binds):
    if binds:
        items = [1, 2, 3]
    total = 0
    for i in range(n):
        total += len(items) + i
    return total

def parameter(items, n):
    total = 0
    for i in range(n):
        total += len(items)
        if i == 700:
            del items
    return total

def afterwards(n, binds):
    total = 0
    if binds:
        late = "abc"
    for i in range(n):
        total += i
    for i in range(n):
        for j in range(3):
            total += j
        if i % 3 == 2:
            total += len(late)
    return total

for call in (
    deleted,
    lambda: never_bound(900, True),
    lambda: never_bound(900, False),
    lambda: parameter("ab", 600),
    lambda: parameter([1], 900),
    lambda: afterwards(900, True),
    lambda: afterwards(900, False),
):
    try:
        print(call())
    except UnboundLocalError as error:
        print(type(error).__name__, error)

# expect: 61 cannot access local variable 'v' where it is not associated with a value
# expect: UnboundLocalError cannot access local variable 'v' where it is not associated with a value
# expect: 407250
# expect: UnboundLocalError cannot access local variable 'items' where it is not associated with a value
# expect: 1200
# expect: UnboundLocalError cannot access local variable 'items' where it is not associated with a value
# expect: 408150
# expect: UnboundLocalError cannot access local variable 'late' where it is not associated with a value

a = [1, 2, 3]
for action in (lambda: a[3], lambda: a[-4], lambda: a["0"], lambda: a[None], lambda: a[1.0], lambda: a[2**100]):
    try:
        action()
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
def assign(i):
    a[i] = 0
def delete(i):
    del a[i]
for f in (assign, delete):
    try:
        f(9)
    except IndexError as e:
        print(e)

# expect: IndexError list index out of range
# expect: IndexError list index out of range
# expect: TypeError list indices must be integers or slices, not str
# expect: TypeError list indices must be integers or slices, not NoneType
# expect: TypeError list indices must be integers or slices, not float
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: list assignment index out of range
# expect: list assignment index out of range

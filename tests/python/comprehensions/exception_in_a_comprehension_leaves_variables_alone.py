x = 1
try:
    [1 // x for x in (2, 0)]
except ZeroDivisionError as e:
    print(e, x)
def f():
    i = "kept"
    try:
        {i: 1 / i for i in [1, 0]}
    except ZeroDivisionError:
        pass
    return i
print(f())

# expect: division by zero 1
# expect: kept

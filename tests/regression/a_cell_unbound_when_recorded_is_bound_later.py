# The path on which reading a cell raises must not be taken once the cell has a value.
def work(n):
    def read():
        return shared

    seen = 0
    for i in range(n):
        if i % 3:
            shared = i
        try:
            seen += read()
            del shared
        except NameError:
            seen += 1
    return seen


for n in (5, 40, 400, 1500):
    print(n, work(n))

# expect: 5 9
# expect: 40 521
# expect: 400 53201
# expect: 1500 750500

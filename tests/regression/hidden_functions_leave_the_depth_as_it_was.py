# Built-ins written in Python that were compiled from their entry made the stack shallower with each
# call: RecursionError came too late, or never.
def probe():
    def go(n):
        try:
            return go(n + 1)
        except RecursionError:
            return n

    return go(0)


def one(value):
    yield value


before = probe()
total = 0
for i in range(1500):
    total += sum(one(i)) + max(one(i)) + any(one(i))
print(total, probe() == before)

# expect: 2249999 True

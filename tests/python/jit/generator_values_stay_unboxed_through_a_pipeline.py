def halves(n):
    for i in range(n):
        if i % 3:
            yield i * 0.5


def scaled(values, factor):
    for value in values:
        yield value * factor
        factor += 0.001


def work(n):
    total = 0.0
    for value in scaled(halves(n), 2.0):
        total += value
    return total


print(work(3000))
print(work(10))
print(work(0))

# expect: 4999249.749999782
# expect: 27.046499999999995
# expect: 0.0

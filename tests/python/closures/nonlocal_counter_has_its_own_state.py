def counter(start):
    def step(by=1):
        nonlocal start
        start += by
        return start
    return step

a, b = counter(0), counter(10)
print(a(), a(), b(5), a(), b(), a.__closure__[0].cell_contents, a.__code__.co_freevars)

# expect: 1 2 15 3 16 3 ('start',)

import inspect


def numbers(n):
    for i in range(n):
        square = i * i
        yield square


def work(n):
    generator = numbers(n)
    shown = []
    for value in generator:
        if value % 1000 == 0:
            shown.append((inspect.getgeneratorstate(generator), generator.gi_frame.f_locals))
    shown.append(inspect.getgeneratorstate(generator))
    shown.append(generator.gi_frame)
    return shown


print(work(120))


def self_aware(n):
    for i in range(n):
        if i == n - 5:
            try:
                next(me)
            except ValueError as error:
                print(error)
        yield i


me = self_aware(900)
print(sum([value for value in me]))


def partly(n):
    generator = numbers(n)
    total = 0
    for value in generator:
        total += value
        if value > 90000:
            break
    return total, next(generator), next(generator), list(generator)[:2]


print(partly(400))

# expect: [('GEN_SUSPENDED', {'n': 120, 'i': 119, 'square': 14161}), ('GEN_SUSPENDED', {'n': 120, 'i': 119, 'square': 14161}), 'GEN_CLOSED', None]
# expect: generator already executing
# expect: 404550
# expect: (9135651, 91204, 91809, [92416, 93025])

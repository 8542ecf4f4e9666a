def plain(a, b, c=10):
    return a + b * 2 + c * 3


def gather(*args, **keywords):
    return len(args) * 100 + sum(keywords.values())


def forward(*args, **keywords):
    return plain(*args, **keywords)


def work(n):
    total = 0
    triple = (1, 2, 3)
    options = {"c": 4}
    for i in range(n):
        total += plain(*(i, 2))
        total += plain(*[i, 2, 3])
        total += plain(*triple)
        total += plain(i, *(5,), **options)
        total += gather(*triple, i, *range(i % 3), x=i, **options)
        total += gather(**{"p": 1}, **{"q": i})
        total += forward(i, 1)
        total += forward(i, b=2, c=i % 7)
        total += max(*triple, i)
        total += int(*["12"])
    return total


print(work(1500))


def doubled(n):
    seen = []
    for i in range(n):
        try:
            gather(**{"p": 1}, **{"p": i})
        except TypeError as error:
            if not seen:
                seen.append(str(error))
        try:
            plain(*i)
        except TypeError as error:
            if len(seen) < 2:
                seen.append(str(error))
        try:
            plain(*(1, 2, 3, 4))
        except TypeError as error:
            if len(seen) < 3:
                seen.append(str(error))
    return seen


for line in doubled(600):
    print(line)

# expect: 9961491
# expect: __main__.gather() got multiple values for keyword argument 'p'
# expect: __main__.plain() argument after * must be an iterable, not int
# expect: plain() takes from 2 to 3 positional arguments but 4 were given

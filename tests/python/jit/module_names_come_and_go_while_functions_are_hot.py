def keep(x):
    if type(x) is int and abs(x) > 1000:
        return x % 1000
    return max(x, len("ab"))


total = 0
for i in range(3000):
    try:
        total = keep(total + i)
        if i % 3 == 0:
            raise ValueError(i)
    except ValueError as error:
        total += len(error.args)
    if i % 500 == 499:
        fresh = total
        del fresh
print(total)


def len(x):
    return 40


for i in range(300):
    total = keep(total)
    mark = i
    del mark
print(total)
del len
for i in range(300):
    total = keep(total - 1)
print(total, keep("abc") if False else keep(1))

# expect: 502
# expect: 502
# expect: 202 2

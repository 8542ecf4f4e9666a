def f():
    bound = 0
    for i in range(3000):
        try:
            if i % 2:
                raise KeyError(i)
        except KeyError as e:
            bound += len(e.args)
        try:
            e
        except UnboundLocalError:
            bound += 1000
    return bound

print(f())

# expect: 3001500

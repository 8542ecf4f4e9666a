def risky(i):
    try:
        return 1 // (i % 5)
    except ZeroDivisionError:
        raise ValueError(i)

contexts = 0
for i in range(3000):
    try:
        risky(i)
    except ValueError as e:
        contexts += isinstance(e.__context__, ZeroDivisionError)
        contexts += e.__cause__ is None
print(contexts)

# expect: 1200

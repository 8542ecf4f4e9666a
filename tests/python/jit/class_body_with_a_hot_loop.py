class Table:
    squares = []
    for i in range(2000):
        squares.append(i * i)
        last = squares[-1]
    del i

print(len(Table.squares), Table.last, hasattr(Table, "i"))

# expect: 2000 3996001 False

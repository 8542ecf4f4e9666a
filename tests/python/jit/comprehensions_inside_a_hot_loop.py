total = 0
for i in range(800):
    squares = [x * x for x in range(i % 10)]
    total += sum(squares)
    total += len({x % 3 for x in squares})
    total += len({x: i for x in squares if x % 2})
    total += sum(x for x in squares if x > i % 7)
print(total, i, squares)

# expect: 87851 799 [0, 1, 4, 9, 16, 25, 36, 49, 64]

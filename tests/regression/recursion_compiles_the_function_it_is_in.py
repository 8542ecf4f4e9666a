# A compiled activation left after its function had been compiled again: its exit's number was
# looked up in the newer code's exits.
moves = 0

def hanoi(n, a, b, c):
    global moves
    if n == 0:
        return
    hanoi(n - 1, a, c, b)
    moves += 1
    hanoi(n - 1, c, b, a)

def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))

def place(row, n, columns, rising, falling):
    if row == n:
        return 1
    solutions = 0
    for column in range(n):
        up = row + column
        down = row - column + n
        if columns[column] or rising[up] or falling[down]:
            continue
        columns[column] = rising[up] = falling[down] = True
        solutions += place(row + 1, n, columns, rising, falling)
        columns[column] = rising[up] = falling[down] = False
    return solutions

hanoi(11, "a", "b", "c")
print(moves)
print(ackermann(2, 20))
for n in (4, 5, 6):
    print(place(0, n, [False] * n, [False] * 2 * n, [False] * (2 * n + 1)))

# expect: 2047
# expect: 43
# expect: 2
# expect: 10
# expect: 4

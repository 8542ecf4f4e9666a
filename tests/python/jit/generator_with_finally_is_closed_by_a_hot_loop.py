closed = 0

def source():
    global closed
    try:
        for i in range(10):
            yield i
    finally:
        closed += 1

total = 0
for turn in range(1500):
    g = source()
    for x in g:
        total += x
        if x == turn % 10:
            break
    g.close()
print(closed, total)

# expect: 1500 24750

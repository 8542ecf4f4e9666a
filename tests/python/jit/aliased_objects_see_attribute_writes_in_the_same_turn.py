class Box:
    def __init__(self):
        self.n = 0

def run(p, q, n):
    total = 0
    for i in range(n):
        p.n = i
        q.n += 1
        total += p.n
    return total, p.n, q.n

same = Box()
print(run(same, same, 3000))
print(run(Box(), Box(), 3000))
print(run(same, same, 10))

# expect: (4501500, 3000, 3000)
# expect: (4498500, 2999, 3000)
# expect: (55, 10, 10)

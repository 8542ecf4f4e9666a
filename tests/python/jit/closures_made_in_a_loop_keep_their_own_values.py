makers = []
for i in range(3000):
    def f(x, i=i):
        return x + i
    makers.append(f)
print(makers[0](1), makers[2999](1), sum(f(0) for f in makers))

late = [lambda: i for i in range(3000)]
print(late[0](), late[2999]())

def cell(n):
    return lambda: n

cells = [cell(i * 0.5) for i in range(3000)]
print(cells[3](), cells[2999]())

# expect: 1 3000 4498500
# expect: 2999 2999
# expect: 1.5 1499.5

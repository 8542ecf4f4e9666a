code = compile("""
total = 0
for i in range(3000):
    total += i + k
def add(n):
    sum = 0
    for j in range(n):
        sum += k
    return sum
result = add(2000)
""", "shared", "exec")

spaces = [{"k": k} for k in range(4)]
for space in spaces:
    exec(code, space)
print([(s["total"], s["i"], s["result"], s["k"]) for s in spaces])


def make(k):
    space = {"k": k}
    exec("def f(n):\n    s = 0\n    for j in range(n):\n        s += k\n    return s", space)
    return space["f"]


one = make(1)
five = type(one)(one.__code__, {"k": 5})
print(one(3000), five(3000), one(3000))


def both(n):
    total = 0
    for i in range(n):
        total += one(20) - five(20)
    return total


print(both(1000))

# expect: [(4498500, 2999, 0, 0), (4501500, 2999, 2000, 1), (4504500, 2999, 4000, 2), (4507500, 2999, 6000, 3)]
# expect: 3000 15000 3000
# expect: -80000

# A loop is recorded while a variable is unbound, and entered later with the variable bound.
def work(n):
    seen = 0
    for i in range(n):
        if i % 3 == 0:
            if i:
                seen += len(late)
                del late
        elif i % 3 == 1:
            late = "x" * (i % 5)
        if i % 50 == 49:
            for j in range(4):
                seen += j
    return seen


print(work(30))
print(work(3000))


def late_bound(n, when):
    for i in range(n):
        if i == when:
            value = i
        if i > when and i % 700 == 0:
            print(value)
    return value


print(late_bound(3000, 5))
print(late_bound(3000, 1))
print(late_bound(3000, 1500))

# expect: 17
# expect: 2357
# expect: 5
# expect: 5
# expect: 5
# expect: 5
# expect: 5
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1500
# expect: 1500
# expect: 1500

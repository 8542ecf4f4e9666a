def count_up(count):
    total = 0
    for i in range(count):
        step = i

        def add(n):
            nonlocal total
            total += n + step

        add(1)
    return total


def late(count):
    made = []
    for i in range(count):
        value = i * 2
        made.append(lambda: value)
    return made[0](), made[-1]()


def inner(n):
    k = n

    def get():
        return k

    k += 1
    return get()


print(count_up(600))
print(late(300))
print(sum(inner(i) for i in range(600)))

# expect: 180300
# expect: (598, 598)
# expect: 180300

# What comes after an inner loop stands in it as the way out: what it stores is read by the turns of
# the next time round, but by none of this one.


class Box:
    def __init__(self):
        self.limit = 3
        self.items = [1, 2, 3, 4, 5, 6, 7, 8]
        self.log = []


def search(box, n):
    total = 0
    for i in range(n):
        for item in box.items:
            if item > box.limit:
                break
            total += item + box.limit
        box.limit = i % 6
        box.log.append(i)
        if i % 50 == 7:
            box.items = box.items[1:] + box.items[:1]
        if i % 90 == 8:
            box.items[2] = 2.5
        if i % 90 == 9:
            box.items[2] = i % 9
    return total


def change(box, i):
    box.limit = i % 4
    return box


def search_and_call(box, n):
    total = 0
    i = 0
    while i < n:
        j = 0
        while j < box.limit + len(box.items):
            total += box.limit
            j += 1
            if j == 7:
                total -= 1
                continue
            if j > 9 and i % 3:
                break
        change(box, i)
        i += 1
    return total


def either(box, n):
    total = 0
    for i in range(n):
        total += box.limit
        if i % 3 == 0:
            if i % 7 == 0:
                change(box, i)
                total += box.limit
                continue
            total += 2
        elif i % 211 == 5:
            change(box, i)
        total += box.limit
    return total


for _ in range(3):
    box = Box()
    print(search(box, 1500), len(box.log), search_and_call(box, 700), either(box, 2000))

# expect: 21057 1500 9834 7214
# expect: 21057 1500 9834 7214
# expect: 21057 1500 9834 7214

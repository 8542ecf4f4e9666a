class Table:
    size = 0
    entries = []
    for i in range(700):
        size += i
        if i % 100 == 0:
            entries.append(size)
        local = i * 2
        del local
    count: int = 3
    squares = [j * j for j in range(5)]


print(Table.size, Table.entries, Table.i, hasattr(Table, "local"), Table.squares)

source = """
total = start
for k in range(500):
    total += k
    other = total
    if k % 7 == 0:
        del other
"""
code = compile(source, "source", "exec")
shared = {"start": 1}
exec(code, shared)
print(shared["total"], shared["k"], "other" in shared)
mine = {"start": 2}
exec(code, shared, mine)
print(shared["total"], mine["total"], mine["k"], "start" in mine)
exec(code, shared)
print(shared["total"])


class Watching(dict):
    def __missing__(self, key):
        if key == "start":
            return 100
        raise KeyError(key)


watching = Watching()
exec(code, {}, watching)
print(watching["total"], sorted(watching))


def make(n):
    made = []
    for i in range(n):
        class Item:
            number = i
            label = f"item {i}"

            def double(self):
                return self.number * 2

        made.append(Item)
    return sum(cls().double() for cls in made), made[-1].label


print(make(400))

for i in range(600):
    temporary = i
    total = temporary + i
    del temporary
    try:
        temporary
    except NameError as error:
        message = str(error)
print(total, message)


def globals_come_and_go(n):
    global visitor
    seen = 0
    for i in range(n):
        visitor = i
        seen += visitor
        del visitor
        try:
            seen += visitor
        except NameError:
            seen += 1
    return seen


print(globals_come_and_go(700))

# expect: 244650 [0, 5050, 20100, 45150, 80200, 125250, 180300] 699 False [0, 1, 4, 9, 16]
# expect: 124751 499 True
# expect: 124751 124752 499 True
# expect: 124751
# expect: 124850 ['k', 'other', 'total']
# expect: (159600, 'item 399')
# expect: 1198 name 'temporary' is not defined
# expect: 245350

def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


class Numbers:
    def __iter__(self):
        try:
            yield 1
            yield 2
        finally:
            print("closed by class")


for x in numbers():
    break
print("after break")


def first():
    for x in numbers():
        return x


print(first())
try:
    for x in numbers():
        raise KeyError(x)
except KeyError as e:
    print("caught", e)
for x in Numbers():
    break
for x in (y * 2 for y in numbers()):
    break
kept = numbers()
for x in kept:
    break
print("kept", next(kept))
kept.close()
for i in range(3):
    for x in numbers():
        if x == i:
            break
    else:
        print("all", i)

# expect: closed
# expect: after break
# expect: closed
# expect: 1
# expect: closed
# expect: caught 1
# expect: closed by class
# expect: closed
# expect: kept 2
# expect: closed
# expect: closed
# expect: all 0
# expect: closed
# expect: closed

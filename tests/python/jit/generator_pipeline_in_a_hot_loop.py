def evens(source):
    for x in source:
        if x % 2 == 0:
            yield x

def squares(source):
    for x in source:
        yield x * x

def limited(source, limit):
    for x in source:
        if x > limit:
            return
        yield x

print(sum(limited(squares(evens(range(10**9))), 4000000)))
print(len(list(squares(evens(squares(range(4000)))))))

# expect: 1335334000
# expect: 2000

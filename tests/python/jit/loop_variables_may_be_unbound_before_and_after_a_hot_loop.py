def last(rows):
    for row in rows:
        for x in row:
            y = x + 1
    return y


def names(count):
    for i in range(count):
        t = i * 2
    return sorted(locals())


def recursive(depth, width):
    total = 0
    for i in range(width):
        up = i + depth
        if up % 3 == 0:
            continue
        total += recursive(depth - 1, width - 1) if depth else up
    try:
        return total + up
    except UnboundLocalError:
        return total - 1


def sometimes(n):
    for i in range(n):
        if i == 300:
            late = i
        if i > 400:
            return late
    return late


def nested(count):
    seen = []
    for k in range(count):
        for i in range(k % 3):
            value = k + i
        if k % 50 == 49:
            seen.append(value)
            del value
    return seen


print(last([[1, 2], [], [3]] * 300))
for rows in ([], [[]] * 10):
    try:
        print(last(rows))
    except UnboundLocalError as error:
        print(error)
print(names(0), names(500))
print([recursive(d, 6) for d in range(5)])
print(recursive(6, 7))
print(sometimes(1000))
try:
    sometimes(200)
except UnboundLocalError as error:
    print(error)
try:
    print(nested(1000))
except UnboundLocalError as error:
    print(error)

# expect: 4
# expect: cannot access local variable 'y' where it is not associated with a value
# expect: cannot access local variable 'y' where it is not associated with a value
# expect: ['count'] ['count', 'i', 't']
# expect: [17, 50, 123, 260, 349]
# expect: 1588
# expect: 300
# expect: cannot access local variable 'late' where it is not associated with a value
# expect: [49, 99, 150, 199, 249, 300, 349, 399, 450, 499, 549, 600, 649, 699, 750, 799, 849, 900, 949, 999]

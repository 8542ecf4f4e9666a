# Long lists of ints or bools lie in typed arrays until something comes in that does not fit.


def fill(numbers, values):
    for i, value in enumerate(values):
        numbers[i] = value
    return numbers


def total(numbers):
    result = 0
    for number in numbers:
        result += number
    return result


numbers = fill([0] * 3000, range(3000))
print(total(numbers), numbers[-1])
print(total(fill([0] * 3000, [i * 1000000 for i in range(3000)])))
print(total(fill([0] * 3000, [i / 2 for i in range(3000)])))
print(total(fill([False] * 3000, [i % 3 == 0 for i in range(3000)])))
print(total(fill([False] * 3000, [i % 3 if i > 2000 else i % 3 == 0 for i in range(3000)])))


def grow(start, n, big):
    row = start[:3]
    for i in range(n):
        row.append(row[-1] + i if i != big else 2**35)
    return row


print(grow([1] * 2000, 500, -1)[-3:])
print(grow([1] * 2000, 500, 400)[-3:])


def empty(numbers):
    count = 0
    while numbers:
        count += numbers.pop() + len(numbers)
        if count % 7 == 0 and count < 100000:
            numbers.append(count % 5)
    return count


print(empty([2] * 2000), empty([True] * 2000))


def aliases(n):
    # One list under two names: what is stored through one is seen through the other.
    a = [0] * n
    b = a
    result = 0
    for i in range(n - 1):
        a[i] = i
        result += b[i]
        b[i + 1] = result % 1000
        result += a[i + 1]
        if i == n - 100:
            b[i] = "text"
            if a[i] != "text":
                print("wrong")
            b[i] = 0
    return result


print(aliases(3000))


def changes(n):
    # The list is taken out of its storage by a method, in the middle of the loop.
    a = [1] * n
    result = 0
    for i in range(n):
        result += a[i]
        a[i] = result & 1023
        if i % 700 == 699:
            a.insert(0, i)
            a.pop()
        result += len(a)
    return result, a[:3], a[-3:]


print(changes(3000))


def flags(n):
    seen = [False] * n
    order = []
    at = 1
    while not seen[at]:
        seen[at] = True
        order.append(at)
        at = at * 7 % n
    return len(order), seen.count(True), seen[1] is True, [x for x in seen[:9]]


print(flags(10007))


def rows(n):
    table = [[0] * (n + 1) for _ in range(n + 1)]
    for i in range(1, n + 1):
        above = table[i - 1]
        row = table[i]
        for j in range(1, n + 1):
            row[j] = above[j - 1] + 1 if i * j % 3 == 0 else max(above[j], row[j - 1])
    return table[n][n], sum(map(sum, table))


print(rows(40), rows(1100)[0])


def unpacks(n):
    result = 0
    for i in range(n):
        a, b, c = ([i] * 2000)[:3]
        d, e = [i % 2 == 0] * 2
        result += a + b + c + d + e
    return result


print(unpacks(600))

# expect: 4498500 2999
# expect: 4498500000000
# expect: 2249250.0
# expect: 1000
# expect: 1666
# expect: [123754, 124252, 124751]
# expect: [34359781921, 34359782419, 34359782918]
# expect: 2092775 2084795
# expect: 5992376
# expect: (9005177, [2799, 2099, 1399], [335, 264, 193])
# expect: (10006, 10006, True, [False, True, True, True, True, True, True, True, True])
# expect: (26, 17781) 732
# expect: 539700

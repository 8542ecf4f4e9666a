def work(n):
    shown = set()
    for turn in range(n):
        items = [3, 1, 2]

        def key(x):
            shown.add(len(items))
            return -x

        items.sort(key=key)
        assert items == [3, 2, 1]
        items.sort(key=lambda x: (x % 2, x), reverse=turn % 2 == 0)
    return shown, items


print(work(300))

values = [3, 1, 2]
try:
    values.sort(key=lambda x: 1 // (x - 1))
except ZeroDivisionError:
    print(values)


def meddle(x):
    values.append(x)
    return x


try:
    values.sort(key=meddle)
except ValueError as error:
    print(error, values)
try:
    values.sort(key=lambda x: "a" if x == 1 else x)
except TypeError as error:
    print(error, sorted(values))
print(sorted((x * 7 % 5 for x in range(5)), key=lambda x: x), sorted(range(4), key=str, reverse=True))
words = ["bb", "a", "ccc", "dd", "e"] * 100
words.sort(key=lambda w: len(w))
print(words[0], words[-1], words[200], words.index("bb"))
print(max(words, key=lambda w: (len(w), w)), min(words, key=lambda w: -len(w)))

# expect: ({0}, [2, 1, 3])
# expect: [3, 1, 2]
# expect: list modified during sort [1, 2, 3]
# expect: '<' not supported between instances of 'int' and 'str' [1, 2, 3]
# expect: [0, 1, 2, 3, 4] [3, 2, 1, 0]
# expect: a ccc bb 200
# expect: ccc ccc

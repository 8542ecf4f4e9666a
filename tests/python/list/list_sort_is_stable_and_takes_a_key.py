words = ["banana", "Apple", "cherry", "date", "apple", "fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
words.sort(key=lambda w: (len(w), w))
print(words, sorted("hello"), sorted({3: 1, 1: 2}), sorted([True, 0, 2, 0.5]))
for action in (lambda: [1, "a"].sort(), lambda: sorted([1], key=5), lambda: [3, None, 1].sort(), lambda: [].sort(1)):
    try:
        action()
    except TypeError as e:
        print(e)

# expect: ['Apple', 'apple', 'banana', 'cherry', 'date', 'fig'] ['Apple', 'apple', 'banana', 'cherry', 'date', 'fig'] ['banana', 'cherry', 'Apple', 'apple', 'date', 'fig']
# expect: ['fig', 'date', 'Apple', 'apple', 'banana', 'cherry'] ['e', 'h', 'l', 'l', 'o'] [1, 3] [0, 0.5, True, 2]
# expect: '<' not supported between instances of 'str' and 'int'
# expect: 'int' object is not callable
# expect: '<' not supported between instances of 'NoneType' and 'int'
# expect: sort() takes no positional arguments

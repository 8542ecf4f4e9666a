def say(x):
    print("say", x)
    return x
print(any(say(x) for x in (0, 1, 2)), all(say(x) for x in (1, 0, 2)), any([]), all([]))
try:
    any(5)
except TypeError as e:
    print(e)

# expect: say 0
# expect: say 1
# expect: say 1
# expect: say 0
# expect: True False False True
# expect: 'int' object is not iterable

a = [3, 2, 1]
def key(x):
    a.append(x)
    return x
try:
    a.sort(key=key)
except ValueError as e:
    print(e)
print(a)
b = [5, 4, 3]
def peek(x):
    print(len(b))
    return x
b.sort(key=peek)
print(b)

# expect: list modified during sort
# expect: [1, 2, 3]
# expect: 0
# expect: 0
# expect: 0
# expect: [3, 4, 5]

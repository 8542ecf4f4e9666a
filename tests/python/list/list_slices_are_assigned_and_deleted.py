a = list(range(10))
a[2:5] = "ab"
print(a)
a[::3] = [-1, -2, -3]
print(a)
del a[::2]
print(a)
a[1:1] = [7, 8]
a[-1:] = []
a[5:2] = ["z"]
print(a)
a[:] = a[::-1]
print(a)
try:
    a[::2] = [1]
except ValueError as e:
    print(e)
try:
    a[0:1] = 5
except TypeError as e:
    print(e)

# expect: [0, 1, 'a', 'b', 5, 6, 7, 8, 9]
# expect: [-1, 1, 'a', -2, 5, 6, -3, 8, 9]
# expect: [1, -2, 6, 8]
# expect: [1, 7, 8, -2, 6, 'z']
# expect: ['z', 6, -2, 8, 7, 1]
# expect: attempt to assign sequence of size 1 to extended slice of size 3
# expect: must assign iterable to extended slice

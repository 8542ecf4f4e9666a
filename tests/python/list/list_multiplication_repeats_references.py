row = [[]] * 3
row[0].append(1)
print(row, [0] * 0, [1, 2] * -1, 2 * [None])
a = [1, 2]
b = a
a *= 2
a += (3,)
print(b, a is b)
a = a + [4]
print(b is a, a)
try:
    [] + ()
except TypeError as e:
    print(e)

# expect: [[1], [1], [1]] [] [] [None, None]
# expect: [1, 2, 1, 2, 3] True
# expect: False [1, 2, 1, 2, 3, 4]
# expect: can only concatenate list (not "tuple") to list

print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], [1, 2] == [1.0, 2.0], [1] != [2], [[1], [2]] < [[1], [3]], [1, 2] >= [1])
class E:
    def __eq__(self, other):
        print("eq", other)
        return other == 2
print([E()] == [2], [E(), 1] == [3, 1], E() in [1, 2], [0, 2].index(E()))
try:
    [1] < ["a"]
except TypeError as e:
    print(e)
try:
    [1] < (1,)
except TypeError as e:
    print(e)

# expect: True True True True True True True
# expect: eq 2
# expect: eq 3
# expect: eq 1
# expect: eq 2
# expect: eq 0
# expect: eq 2
# expect: True False True 1
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '<' not supported between instances of 'list' and 'tuple'

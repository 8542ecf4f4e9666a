class N:
    def __index__(self):
        return 3

print([10, 20, 30, 40][N()], range(N()), hex(N()), "ab" * N(), int(N()), [0] * N(), (1 << N()) if False else 8)
class Bad:
    def __index__(self):
        return "x"
try:
    [1][Bad()]
except TypeError as e:
    print(e)
class I(int):
    pass
print(I(5) + 1, type(I(5) + 1).__name__, I(7) == 7, repr(I(3)))

# expect: 40 range(0, 3) 0x3 ababab 3 [0, 0, 0] 8
# expect: __index__ returned non-int (type str)
# expect: 6 int True 3

class N:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        print("lt", end=" ")
        return self.n < o.n
    def __eq__(self, o):
        print("eq", end=" ")
        return NotImplemented if not isinstance(o, N) else self.n == o.n
print(N(1) < N(2), N(1) > N(2), N(1) == N(1), N(1) != N(1), N(1) == 5, 5 != N(1))
print([x.n for x in sorted([N(3), N(1), N(2)])])
try:
    N(1) <= N(2)
except TypeError as e:
    print(e)
try:
    hash(N(1))
except TypeError as e:
    print(e)

# expect: lt lt eq eq eq eq True False True False False True
# expect: lt lt lt lt lt lt [1, 2, 3]
# expect: '<=' not supported between instances of 'N' and 'N'
# expect: unhashable type: 'N'

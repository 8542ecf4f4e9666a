class S:
    __slots__ = "a", "b"

s = S()
s.a = 0
for i in range(3000):
    s.a += 1
    s.b = s.a * 0.5
    if i % 500 == 499:
        del s.b
        try:
            s.b
        except AttributeError:
            s.b = "gone"
print(s.a, s.b)

# expect: 3000 gone

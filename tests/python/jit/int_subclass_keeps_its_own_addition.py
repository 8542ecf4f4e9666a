class Odd(int):
    def __add__(self, other):
        return Odd(int(self) + int(other) + 1)

def total(values):
    t = values[0]
    for v in values:
        t = t + v
    return t

print(total([1] * 3000))
print(total([Odd(1)] * 3000), type(total([Odd(1)])).__name__)
print(total([1.5] * 3000))

# expect: 3001
# expect: 6001 Odd
# expect: 4501.5

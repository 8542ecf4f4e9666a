class Down:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(Down(3)), sum(Down(5)), [a + b for a, b in zip(Down(3), Down(9))], max(Down(4)), 2 in Down(5), tuple(Down(0)))
a, b = Down(2)
print(a, b)
for action in (lambda: iter(5), lambda: next(5), lambda: [x for x in 3.5], lambda: iter(type("B", (), {"__iter__": lambda s: 1})())):
    try:
        action()
    except TypeError as e:
        print(e)

# expect: [2, 1, 0] 10 [10, 8, 6] 3 True ()
# expect: 1 0
# expect: 'int' object is not iterable
# expect: 'int' object is not an iterator
# expect: 'float' object is not iterable
# expect: iter() returned non-iterator of type 'int'

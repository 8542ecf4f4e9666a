class Box:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def __contains__(self, x): return x == "magic" or x in self.items
    def __iter__(self): return iter(self.items)
    def __reversed__(self): return iter(["r"])
    def __repr__(self): return f"Box{tuple(self.items)}"
    def __call__(self, n): return self.items * n
b = Box(1, 2, 3)
b[0] = 9
del b[1]
print(b, len(b), b[-1], b[0:1], "magic" in b, 3 in b, list(b), list(reversed(b)), b(2), bool(Box()), [*b], sum(b))
class Old:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
print(list(Old()), 4 in Old(), 5 in Old())

# expect: Box(9, 3) 2 3 [9] True True [9, 3] ['r'] [9, 3, 9, 3] False [9, 3] 12
# expect: [0, 1, 4, 9] True False

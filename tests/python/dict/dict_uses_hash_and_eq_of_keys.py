class K:
    def __init__(self, v):
        self.v = v
    def __hash__(self):
        return 1
    def __eq__(self, o):
        return isinstance(o, K) and self.v == o.v
    def __repr__(self):
        return f"K({self.v})"

d = {K(1): "one", K(2): "two"}
d[K(1)] = "uno"
print(d, K(2) in d, K(3) in d, d.pop(K(1)), d, len({K(i % 3) for i in range(10)}))
class NoHash:
    def __eq__(self, o):
        return True
try:
    {NoHash(): 1}
except TypeError as e:
    print(e)

# expect: {K(2): 'two'} True False uno {K(2): 'two'} 3
# expect: cannot use 'NoHash' as a dict key (unhashable type: 'NoHash')

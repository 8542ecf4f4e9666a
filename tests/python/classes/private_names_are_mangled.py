class A:
    __secret = 1
    def __init__(self): self.__x = 2
    def get(self): return self.__x + self.__secret
    def __m(self): return "m"
    def call(self): return self.__m()
class B(A):
    def __init__(self):
        super().__init__()
        self.__x = 50
b = B()
print(b.get(), sorted(vars(b)), A._A__secret, b.call(), hasattr(b, "__x"))
class _C:
    __y = 3
    __z__ = 4
print([k for k in vars(_C) if "y" in k or "z" in k])

# expect: 3 ['_A__x', '_B__x'] 1 m False
# expect: ['_C__y', '__z__']

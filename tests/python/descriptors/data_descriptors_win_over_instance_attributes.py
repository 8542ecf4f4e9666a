class Data:
    def __get__(self, obj, owner): return ("data", obj is None, owner.__name__)
    def __set__(self, obj, value): obj.__dict__["kept"] = value
class NonData:
    def __get__(self, obj, owner): return "nondata"
class A:
    d = Data()
    n = NonData()
a = A()
a.__dict__["d"] = 1
print(a.d, A.d, a.n)
a.d = 7
a.n = "own"
print(a.kept, a.d, a.n, A.n)
try:
    del a.d
except AttributeError as e:
    print(e)

# expect: ('data', False, 'A') ('data', True, 'A') nondata
# expect: 7 ('data', False, 'A') own nondata
# expect: __delete__

import types
def g(): yield
class C:
    def m(self): pass
print(isinstance(g(), types.GeneratorType), isinstance(C().m, types.MethodType), isinstance(len, types.BuiltinFunctionType), isinstance(g, types.FunctionType), isinstance(g.__code__, types.CodeType), types.SimpleNamespace(a=1, b="x"))
n = types.SimpleNamespace(x=1)
n.y = 2
print(n, n == types.SimpleNamespace(x=1, y=2), types.MappingProxyType({"a": 1})["a"], type(C.__dict__).__name__)

# expect: True True True True True namespace(a=1, b='x')
# expect: namespace(x=1, y=2) True 1 mappingproxy

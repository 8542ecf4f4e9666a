class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **kw):
        print("prepare", name, kw)
        return {"injected": 1}
    def __new__(meta, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(meta, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
    def __call__(cls, *args):
        print("call", args)
        return super().__call__(*args)
    def __len__(cls): return 42
    def __getitem__(cls, k): return (cls.__name__, k)
class A(metaclass=Meta, flag=1):
    x = 2
class B(A): pass
print(type(B).__name__, len(A), A[3], B.injected, type(A()).__name__, isinstance(A, Meta))

# expect: prepare A {'flag': 1}
# expect: new A ['injected', 'x']
# expect: init A
# expect: prepare B {}
# expect: new B ['injected']
# expect: init B
# expect: call ()
# expect: Meta 42 ('A', 3) 1 A True

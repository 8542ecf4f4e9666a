class Meta(type):
    def __new__(m, n, b, ns, **kw): print("new", n, kw); return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns, **kw): super().__init__(n, b, ns)
    def __call__(c, *a): print("call"); return super().__call__(*a)
    @classmethod
    def __prepare__(m, n, b, **kw): print("prepare", n); return {"inj": 1}
    def __instancecheck__(c, o): return o == 5
    def __len__(c): return 9
    def __getitem__(c, i): return i
    def __iter__(c): return iter([1,2])
    def __contains__(c, x): return x == 3
    def __repr__(c): return "<M %s>" % c.__name__
class A(metaclass=Meta, opt=1):
    def __init_subclass__(cls, /, tag=None, **k): print("sub", cls.__name__, tag); super().__init_subclass__(**k)
class B(A, tag="t"): pass
print(B(), len(A), A[3], list(A), 3 in A, isinstance(5, A), A.inj, type(B), B.__mro__) if False else print(len(A), A[3], list(A), 3 in A, isinstance(5,A), A.inj, type(B), B.__mro__)
class Desc:
    def __set_name__(s,o,n): print("set_name",n); s.n=n
    def __get__(s,i,o): return ("get", i is None, o.__name__)
    def __set__(s,i,v): print("set",v)
    def __delete__(s,i): print("del")
class C:
    d=Desc()
c=C(); print(c.d, C.d); c.d=3; del c.d; c.__dict__["d"]=7; print(c.d)
class NonData:
    def __get__(s,i,o): return "nd"
class D: x=NonData()
d=D(); d.x=5; print(d.x, D.x)
class P:
    @property
    def a(s): "doc a"; return s._a
    @a.setter
    def a(s,v): s._a=v*2
    @a.deleter
    def a(s): del s._a
    @staticmethod
    def st(x): return x
    @classmethod
    def cl(c): return c.__name__
p=P(); p.a=4; print(p.a, P.a.__doc__, P.st(1), p.cl()); del p.a
try: p.a
except AttributeError as e: print(e)
class RO:
    @property
    def x(s): return 1
for f in [lambda: setattr(RO(),"x",2), lambda: delattr(RO(),"x"), lambda: RO().y, lambda: RO.y, lambda: setattr(1,"x",2), lambda: setattr(RO(),3,2), lambda: getattr(RO(),"q",9), lambda: setattr(int,"x",1), lambda: delattr(RO(),"z"), lambda: type("X",(int,list),{}), lambda: type("X",(bool,),{}), lambda: type(1,2), lambda: object(1), lambda: RO(1), lambda: object.__new__(int), lambda: int.__new__(str), lambda: super(int,"a"), lambda: type.__call__(RO,1), lambda: setattr(RO,"__name__",5), lambda: setattr(RO(),"__class__",int), lambda: setattr(RO,"__bases__",()), lambda: RO.__dict__["q"], lambda: setattr(RO.__dict__,"q",1), lambda: int.__new__(bool,5), lambda: (1).real.__set__, lambda: setattr((1),"real",2), lambda: setattr([], "append", 1), lambda: setattr(range(3),"start",1), lambda: setattr(len,"__name__","x"), lambda: setattr((lambda:0),"__closure__",1), lambda: setattr((lambda:0),"__code__",1), lambda: setattr(1j,"imag",1), lambda: setattr(slice(1),"start",2), lambda: setattr(property(),"fget",1), lambda: delattr(int,"real"), lambda: setattr(Exception(),"args",5), lambda: setattr(Exception(),"__traceback__",5), lambda: setattr(Exception(),"__cause__",5), lambda: delattr(Exception(),"__cause__")]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class S:
    __slots__=("a","__b")
    def __init__(s): s.a=1; s.__b=2
s=S(); print(s.a, S.a, sorted(x for x in dir(s) if not x.startswith("__")), hasattr(s,"__dict__"))
try: s.c=1
except AttributeError as e: print(e)
del s.a
try: s.a
except AttributeError as e: print(e)
class S2(S): pass
S2().c=1
class W:
    def __getattribute__(s,n): print("ga",n); return object.__getattribute__(s,n)
    def __getattr__(s,n): return "dflt "+n
    def __setattr__(s,n,v): print("sa",n); object.__setattr__(s,n,v)
    def __delattr__(s,n): print("da",n)
w=W(); w.q=1; print(w.q, w.zz); del w.q
class O:
    def __eq__(s,o): return NotImplemented
    def __lt__(s,o): return NotImplemented
    def __add__(s,o): return "add"
    def __radd__(s,o): return "radd"
    def __iadd__(s,o): return "iadd"
    def __neg__(s): return "neg"
    def __bool__(s): return False
    def __len__(s): return 3
    def __getitem__(s,k): return k
    def __setitem__(s,k,v): print("si",k,v)
    def __delitem__(s,k): print("di",k)
    def __contains__(s,x): return x==1
    def __call__(s,*a,**k): return (a,k)
    def __index__(s): return 2
    def __format__(s,f): return "fmt:"+f
    def __hash__(s): return 5
    def __matmul__(s,o): return "mm"
    def __divmod__(s,o): return "dm"
    def __rpow__(s,o): return "rpow"
    def __round__(s,n=None): return ("round",n)
    def __int__(s): return 7
    def __float__(s): return 1.5
    def __complex__(s): return 1j
    def __bytes__(s): return b"by"
    def __reversed__(s): return "rev"
    def __enter__(s): return s
    def __exit__(s,*a): return True
    def __missing__(s,k): return k
    def __dir__(s): return ["z","a"]
    def __sizeof__(s): return 10
o=O(); o2=o; o2+=1
print(o==1, o!=1, o+1, 1+o, o2, -o, bool(o), len(o), o[1:2,...], 1 in o, 2 in o, o(1,k=2), [1,2,3][o], f"{o:abc}", hash(o), o@1, divmod(o,1), 2**o, round(o), round(o,1), int(o), float(o), complex(o), bytes(o), reversed(o), dir(o), "abc"*o, list(range(o)), hex(o))
o[1]=2; del o[3:4]
try: o<1
except TypeError as e: print(e)
print(C.__qualname__, C.__module__, C.__doc__, type(C.__dict__), C.__class__, list.append, int.__add__, str.join, type.__dict__["__mro__"], int.__dict__["real"], len, print, super, type(None), NotImplemented, ..., type(...), __name__)

# expect: prepare A
# expect: new A {'opt': 1}
# expect: prepare B
# expect: new B {'tag': 't'}
# expect: sub B None
# expect: 9 3 [1, 2] True True 1 <class '__main__.Meta'> (<M B>, <M A>, <class 'object'>)
# expect: set_name d
# expect: ('get', False, 'C') ('get', True, 'C')
# expect: set 3
# expect: del
# expect: ('get', False, 'C')
# expect: 5 nd
# expect: 8 doc a 1 P
# expect: 'P' object has no attribute '_a'
# expect: AttributeError property 'x' of 'RO' object has no setter
# expect: AttributeError property 'x' of 'RO' object has no deleter
# expect: AttributeError 'RO' object has no attribute 'y'
# expect: AttributeError type object 'RO' has no attribute 'y'
# expect: AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: TypeError attribute name must be string, not 'int'
# expect: 9
# expect: TypeError cannot set 'x' attribute of immutable type 'int'
# expect: AttributeError 'RO' object has no attribute 'z'
# expect: TypeError multiple bases have instance lay-out conflict
# expect: TypeError type 'bool' is not an acceptable base type
# expect: TypeError type() takes 1 or 3 arguments
# expect: TypeError object() takes no arguments
# expect: TypeError RO() takes no arguments
# expect: TypeError object.__new__(int) is not safe, use int.__new__()
# expect: TypeError int.__new__(str): str is not a subtype of int
# expect: TypeError super(type, obj): obj (instance of str) is not an instance or subtype of type (int).
# expect: TypeError RO() takes no arguments
# expect: TypeError can only assign string to RO.__name__, not 'int'
# expect: TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: TypeError can only assign non-empty tuple to RO.__bases__, not ()
# expect: KeyError 'q'
# expect: AttributeError 'mappingproxy' object has no attribute 'q' and no __dict__ for setting new attributes
# expect: TypeError int.__new__(bool) is not safe, use bool.__new__()
# expect: AttributeError 'int' object has no attribute '__set__'
# expect: AttributeError attribute 'real' of 'int' objects is not writable
# expect: AttributeError 'list' object attribute 'append' is read-only
# expect: AttributeError readonly attribute
# expect: AttributeError attribute '__name__' of 'builtin_function_or_method' objects is not writable
# expect: AttributeError readonly attribute
# expect: TypeError __code__ must be set to a code object
# expect: AttributeError readonly attribute
# expect: AttributeError readonly attribute
# expect: AttributeError readonly attribute
# expect: TypeError cannot set 'real' attribute of immutable type 'int'
# expect: TypeError 'int' object is not iterable
# expect: TypeError __traceback__ must be a traceback or None
# expect: TypeError exception cause must be None or derive from BaseException
# expect: TypeError __cause__ may not be deleted
# expect: 1 <member 'a' of 'S' objects> ['_S__b', 'a'] False
# expect: 'S' object has no attribute 'c' and no __dict__ for setting new attributes
# expect: 'S' object has no attribute 'a'
# expect: sa q
# expect: ga q
# expect: ga zz
# expect: 1 dflt zz
# expect: da q
# expect: False True add radd iadd neg False 3 (slice(1, 2, None), Ellipsis) True False ((1,), {'k': 2}) 3 fmt:abc 5 mm dm rpow ('round', None) ('round', 1) 7 1.5 1j b'by' rev ['a', 'z'] abcabc [0, 1] 0x2
# expect: si 1 2
# expect: di slice(3, 4, None)
# expect: '<' not supported between instances of 'O' and 'int'
# expect: C __main__ None <class 'mappingproxy'> <class 'type'> <method 'append' of 'list' objects> <slot wrapper '__add__' of 'int' objects> <method 'join' of 'str' objects> <attribute '__mro__' of 'type' objects> <attribute 'real' of 'int' objects> <built-in function len> <built-in function print> <class 'super'> <class 'NoneType'> NotImplemented Ellipsis <class 'ellipsis'> __main__

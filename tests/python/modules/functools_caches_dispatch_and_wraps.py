import functools
from functools import *
@lru_cache(maxsize=2)
def f(x): print("call", x); return x*2
f(1);f(2);f(1);f(3);f(2); print(f.cache_info(), f.cache_parameters()); f.cache_clear(); print(f.cache_info(), f.__wrapped__(5))
@cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(100), fib.cache_info())
try: f([])
except TypeError as e: print(e)
@singledispatch
def show(x): return "obj %r" % (x,)
@show.register
def _(x: int): return "int %d" % x
@show.register(list)
def _(x): return "list"
@show.register
def _(x: str | bytes): return "text"
print(show(1), show([]), show("a"), show(b""), show(1.5), show(True), show.dispatch(bool).__name__, sorted(map(str, show.registry)))
try: show()
except TypeError as e: print(e)
class A:
    @singledispatchmethod
    def m(self, a): return "base"
    @m.register
    def _(self, a: int): return "int"
    @cached_property
    def cp(self): print("computing"); return 42
print(A().m(1), A().m("")); a=A(); print(a.cp, a.cp, a.__dict__)
p = partial(print, "a", sep="-"); p("b", "c"); print(p.func is print, p.args, p.keywords)
print(repr(partial(int, base=2)), partial(int, base=2)("101"))
p2 = partial(pow, Placeholder, 2); print(p2(5))
print(reduce(lambda a,b:a+b, [1,2,3]), reduce(lambda a,b:a*b, [], 7))
try: reduce(lambda a,b:a, [])
except TypeError as e: print(e)
@total_ordering
class V:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(V(1)<=V(1), V(2)>V(1), V(1)>=V(2))
def deco(fn):
    @wraps(fn)
    def w(*a, **k):
        "wdoc"
        return fn(*a, **k)
    return w
@deco
def named(x, y=1):
    "doc here"
    return x+y
print(named.__name__, named.__doc__, named.__wrapped__, named(1)) if False else print(named.__name__, named.__doc__, named(1))
print(sorted([3,1,2], key=cmp_to_key(lambda a,b: b-a)))
class D:
    def f(self, a, b): return (a,b)
    g = partialmethod(f, 1)
print(D().g(2))
import inspect
print(inspect.signature(named), inspect.signature(partial(named, 1)), inspect.signature(D.f), inspect.signature(lambda *a, k=3, **kw: 0))

# expect: call 1
# expect: call 2
# expect: call 3
# expect: call 2
# expect: CacheInfo(hits=1, misses=4, maxsize=2, currsize=2) {'maxsize': 2, 'typed': False}
# expect: call 5
# expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) 10
# expect: 354224848179261915075 CacheInfo(hits=98, misses=101, maxsize=None, currsize=101)
# expect: unhashable type: 'list'
# expect: int 1 list text text obj 1.5 int 1 _ ["<class 'bytes'>", "<class 'int'>", "<class 'list'>", "<class 'object'>", "<class 'str'>"]
# expect: show requires at least 1 positional argument
# expect: int base
# expect: computing
# expect: 42 42 {'cp': 42}
# expect: a-b-c
# expect: True ('a',) {'sep': '-'}
# expect: functools.partial(<class 'int'>, base=2) 5
# expect: 25
# expect: 6 7
# expect: reduce() of empty iterable with no initial value
# expect: True True False
# expect: named doc here 2
# expect: [3, 2, 1]
# expect: (1, 2)
# expect: (x, y=1) (y=1) (self, a, b) (*a, k=3, **kw)

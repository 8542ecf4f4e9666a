from functools import *
calls = []
@lru_cache(maxsize=2)
def f(x):
    calls.append(x)
    return x * 2
print([f(x) for x in (1, 2, 1, 3, 1, 2)], calls, f.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info().hits, reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(max, [], 0))
p = partial(int, base=2)
q = partial(print, "a", sep="-")
q("b")
print(p("101"), p.func is int, p.keywords, partial(p, "11")())
def deco(g):
    @wraps(g)
    def w(*a): return g(*a)
    return w
@deco
def named():
    "docs"
print(named.__name__, named.__doc__, named.__wrapped__ is not named)
try:
    reduce(max, [])
except TypeError as e:
    print(e)

# expect: [2, 4, 2, 6, 2, 4] [1, 2, 3, 2] CacheInfo(hits=2, misses=4, maxsize=2, currsize=2)
# expect: 23416728348467685 78 123 0
# expect: a-b
# expect: 5 True {'base': 2} 3
# expect: named docs True
# expect: reduce() of empty iterable with no initial value

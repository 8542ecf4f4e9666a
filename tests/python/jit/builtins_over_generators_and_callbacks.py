import itertools, functools, traceback, sys
def sq(x): return x * x
def bad(x):
    if x == 3: raise KeyError(x)
    return x
def work(n):
    print(sum(x * x for x in range(n)), sum(x * 0.1 for x in range(n)), sum((x * 0.1 for x in range(n)), 1.5), sum((1j for _ in range(5)), 2.0))
    print(any(x > 5 for x in range(n)), all(x > 5 for x in range(n)), max(x % 7 for x in range(n)), min(x % 7 - 3.5 for x in range(n)))
    print(list(x for x in range(5)), tuple(x for x in range(4)), set(x for x in range(3)), ",".join(str(i) for i in range(4)), sorted(-x for x in range(4)))
    print(sum(map(sq, range(n))), list(map(sq, filter(lambda x: x % 2, range(10)))), [x for x in map(lambda a, b: a * b, range(5), [1, 2, 3])])
    print(functools.reduce(lambda a, b: a + b, range(n)), functools.reduce(lambda a, b: a + b, [1, 2], 10))
    print(max(range(10), key=lambda x: -x), min([3, 1, 2], key=lambda x: (x - 2) ** 2), sorted([3, 1, 2], key=lambda x: -x), sorted("bca", key=lambda x: x, reverse=True))
    l = [(3, 1), (1, 2), (2, 0)]
    l.sort(key=lambda p: p[1]); print(l)
    l.sort(key=lambda p: p[0], reverse=True); print(l)
    print([x for x in itertools.accumulate(map(sq, range(5)))], [p for p in itertools.product([1, 2], "ab")], [p for p in itertools.combinations([1, 2, 3], 2)])
    for i, x in enumerate(sq(x) for x in range(3)): print(i, x, end=" ")
    print()
    for x in itertools.chain([1], (y for y in range(2))): print(x, end=" ")
    for x in itertools.takewhile(lambda v: v < 3, itertools.count()): print(x, end=" ")
    print(type(map(sq, [1])), type(enumerate(x for x in [1])), type(itertools.count()))
    m = map(sq, [1, 2]); print(next(m), list(m))
    for f in (lambda: sum(bad(x) for x in range(5)), lambda: list(map(bad, range(5))), lambda: sorted([1, 3], key=bad), lambda: sum(x for x in ["a"]), lambda: max(x for x in []), lambda: sum(map(sq, 5)), lambda: functools.reduce(lambda a, b: a, []), lambda: ",".join(x for x in [1])):
        try: f()
        except Exception: traceback.print_exc(file=sys.stdout)
    def stop(x): raise StopIteration
    print(list(map(stop, [1, 2])), sum(map(stop, [1])), [x for x in filter(stop, [1])])
work(1000)

# expect: 332833500 49950.0 49951.5 (2+5j)
# expect: True False 6 -3.5
# expect: [0, 1, 2, 3, 4] (0, 1, 2, 3) {0, 1, 2} 0,1,2,3 [-3, -2, -1, 0]
# expect: 332833500 [1, 9, 25, 49, 81] [0, 2, 6]
# expect: 499500 13
# expect: 0 2 [3, 2, 1] ['c', 'b', 'a']
# expect: [(2, 0), (3, 1), (1, 2)]
# expect: [(3, 1), (2, 0), (1, 2)]
# expect: [0, 1, 5, 14, 30] [(1, 'a'), (1, 'b'), (2, 'a'), (2, 'b')] [(1, 2), (1, 3), (2, 3)]
# expect: 0 0 1 1 2 4 
# expect: 1 0 1 0 1 2 <class 'map'> <class 'enumerate'> <class 'itertools.count'>
# expect: 1 [4]
# expect: Traceback (most recent call last):
# expect:   File "builtins_over_generators_and_callbacks.py", line 24, in work
# expect:     try: f()
# expect:          ~^^
# expect:   File "builtins_over_generators_and_callbacks.py", line 23, in <lambda>
# expect:     for f in (lambda: sum(bad(x) for x in range(5)), lambda: list(map(bad, range(5))), lambda: sorted([1, 3], key=bad), lambda: sum(x for x in ["a"]), lambda: max(x for x in []), lambda: sum(map(sq, 5)), lambda: functools.reduce(lambda a, b: a, []), lambda: ",".join(x for x in [1])):
# expect:                       ~~~^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect:   File "builtins_over_generators_and_callbacks.py", line 23, in <genexpr>
# expect:     for f in (lambda: sum(bad(x) for x in range(5)), lambda: list(map(bad, range(5))), lambda: sorted([1, 3], key=bad), lambda: sum(x for x in ["a"]), lambda: max(x for x in []), lambda: sum(map(sq, 5)), lambda: functools.reduce(lambda a, b: a, []), lambda: ",".join(x for x in [1])):
# expect:                           ~~~^^^
# expect:   File "builtins_over_generators_and_callbacks.py", line 4, in bad
# expect:     if x == 3: raise KeyError(x)
# expect:                ^^^^^^^^^^^^^^^^^
# expect: KeyError: 3
# expect: Traceback (most recent call last):
# expect:   File "builtins_over_generators_and_callbacks.py", line 24, in work
# expect:     try: f()
# expect:          ~^^
# expect:   File "builtins_over_generators_and_callbacks.py", line 23, in <lambda>
# expect:     for f in (lambda: sum(bad(x) for x in range(5)), lambda: list(map(bad, range(5))), lambda: sorted([1, 3], key=bad), lambda: sum(x for x in ["a"]), lambda: max(x for x in []), lambda: sum(map(sq, 5)), lambda: functools.reduce(lambda a, b: a, []), lambda: ",".join(x for x in [1])):
# expect:                                                              ~~~~^^^^^^^^^^^^^^^^^^^^
# expect:   File "builtins_over_generators_and_callbacks.py", line 4, in bad
# expect:     if x == 3: raise KeyError(x)
# expect:                ^^^^^^^^^^^^^^^^^
# expect: KeyError: 3
# expect: Traceback (most recent call last):
# expect:   File "builtins_over_generators_and_callbacks.py", line 24, in work
# expect:     try: f()
# expect:          ~^^
# expect:   File "builtins_over_generators_and_callbacks.py", line 23, in <lambda>
# expect:     for f in (lambda: sum(bad(x) for x in range(5)), lambda: list(map(bad, range(5))), lambda: sorted([1, 3], key=bad), lambda: sum(x for x in ["a"]), lambda: max(x for x in []), lambda: sum(map(sq, 5)), lambda: functools.reduce(lambda a, b: a, []), lambda: ",".join(x for x in [1])):
# expect:                                                                                                ~~~~~~^^^^^^^^^^^^^^^^^
# expect:   File "builtins_over_generators_and_callbacks.py", line 4, in bad
# expect:     if x == 3: raise KeyError(x)
# expect:                ^^^^^^^^^^^^^^^^^
# expect: KeyError: 3
# expect: Traceback (most recent call last):
# expect:   File "builtins_over_generators_and_callbacks.py", line 24, in work
# expect:     try: f()
# expect:          ~^^
# expect:   File "builtins_over_generators_and_callbacks.py", line 23, in <lambda>
# expect:     for f in (lambda: sum(bad(x) for x in range(5)), lambda: list(map(bad, range(5))), lambda: sorted([1, 3], key=bad), lambda: sum(x for x in ["a"]), lambda: max(x for x in []), lambda: sum(map(sq, 5)), lambda: functools.reduce(lambda a, b: a, []), lambda: ",".join(x for x in [1])):
# expect:                                                                                                                                 ~~~^^^^^^^^^^^^^^^^^^
# expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
# expect: Traceback (most recent call last):
# expect:   File "builtins_over_generators_and_callbacks.py", line 24, in work
# expect:     try: f()
# expect:          ~^^
# expect:   File "builtins_over_generators_and_callbacks.py", line 23, in <lambda>
# expect:     for f in (lambda: sum(bad(x) for x in range(5)), lambda: list(map(bad, range(5))), lambda: sorted([1, 3], key=bad), lambda: sum(x for x in ["a"]), lambda: max(x for x in []), lambda: sum(map(sq, 5)), lambda: functools.reduce(lambda a, b: a, []), lambda: ",".join(x for x in [1])):
# expect:                                                                                                                                                                ~~~^^^^^^^^^^^^^^^
# expect: ValueError: max() iterable argument is empty
# expect: Traceback (most recent call last):
# expect:   File "builtins_over_generators_and_callbacks.py", line 24, in work
# expect:     try: f()
# expect:          ~^^
# expect:   File "builtins_over_generators_and_callbacks.py", line 23, in <lambda>
# expect:     for f in (lambda: sum(bad(x) for x in range(5)), lambda: list(map(bad, range(5))), lambda: sorted([1, 3], key=bad), lambda: sum(x for x in ["a"]), lambda: max(x for x in []), lambda: sum(map(sq, 5)), lambda: functools.reduce(lambda a, b: a, []), lambda: ",".join(x for x in [1])):
# expect:                                                                                                                                                                                                ~~~^^^^^^^
# expect: TypeError: 'int' object is not iterable
# expect: Traceback (most recent call last):
# expect:   File "builtins_over_generators_and_callbacks.py", line 24, in work
# expect:     try: f()
# expect:          ~^^
# expect:   File "builtins_over_generators_and_callbacks.py", line 23, in <lambda>
# expect:     for f in (lambda: sum(bad(x) for x in range(5)), lambda: list(map(bad, range(5))), lambda: sorted([1, 3], key=bad), lambda: sum(x for x in ["a"]), lambda: max(x for x in []), lambda: sum(map(sq, 5)), lambda: functools.reduce(lambda a, b: a, []), lambda: ",".join(x for x in [1])):
# expect:                                                                                                                                                                                                                     ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^
# expect: TypeError: reduce() of empty iterable with no initial value
# expect: Traceback (most recent call last):
# expect:   File "builtins_over_generators_and_callbacks.py", line 24, in work
# expect:     try: f()
# expect:          ~^^
# expect:   File "builtins_over_generators_and_callbacks.py", line 23, in <lambda>
# expect:     for f in (lambda: sum(bad(x) for x in range(5)), lambda: list(map(bad, range(5))), lambda: sorted([1, 3], key=bad), lambda: sum(x for x in ["a"]), lambda: max(x for x in []), lambda: sum(map(sq, 5)), lambda: functools.reduce(lambda a, b: a, []), lambda: ",".join(x for x in [1])):
# expect:                                                                                                                                                                                                                                                                   ~~~~~~~~^^^^^^^^^^^^^^^^
# expect: TypeError: sequence item 0: expected str instance, int found
# expect: [] 0 []

def g():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
    except ValueError as e:
        print("caught", e); yield 99
    finally: print("fin")
    return "ret"
a=g(); print(next(a), a.send("hi"), a.throw(ValueError("v")))
try: next(a)
except StopIteration as e: print(e.value)
b=g(); next(b); b.close(); b.close(); print(list(b))
def d():
    r = yield from g(); print("r", r); return 5
c=d(); print(next(c)); print(c.send(10)); 
try: c.send(3)
except StopIteration as e: print("si", e.value)
for f in [lambda: next(g.__class__), lambda: g().send(1), lambda: g().throw(5), lambda: g().throw(ValueError), lambda: next(x for x in [])]:
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
def bad():
    yield 1
    raise StopIteration("x")
try: list(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
def ign():
    try: yield 1
    except GeneratorExit: yield 2
i=ign(); next(i)
try: i.close()
except RuntimeError as e: print(e)
def rec():
    yield next(me)
me=rec()
try: next(me)
except ValueError as e: print(e)
print([*(x for x in range(3))], {**{"a":1}}, [y for x in [[1],[2]] for y in x if y], {k:v for k,v in zip("ab",[1,2])}, {x%2 for x in range(5)}, sum(x*x for x in range(5)))
print([(lambda: i)() for i in range(3)], [f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [lambda: i for i in range(3)]])
n=5
def sc(): return [n for _ in range(2)]
class K:
    n=7; l=[n for _ in range(1)] if False else [x for x in range(n)]
    try: m=[n for _ in range(1)]
    except NameError as e: m=e
print(sc(), K.l, K.m)
if (q := len("abc")) > 2: print(q)
print([z := 1, z**2], z, (lambda: (w := 2))(), [last := x for x in range(3)], last)
def f(a,/,b,*args,c,d=4,**kw): return (a,b,args,c,d,kw)
print(f(1,2,3,c=4,e=5), f(1,b=2,c=3), f(*[1,2],**{"c":3}), f(1,*[2],*[3],c=1,**{"x":1},**{"y":2}))
for fn in [lambda: f(), lambda: f(1), lambda: f(1,2), lambda: f(a=1,b=2,c=3), lambda: f(1,2,b=3,c=4), lambda: f(1,2,c=1,**{"c":2}), lambda: f(**{1:2}), lambda: (lambda a,b=1: 0)(1,2,3), lambda: (lambda *,a,b: 0)(), lambda: (lambda a,b,c:0)(), lambda: (lambda a,/:0)(a=1), lambda: (lambda:0)(1), lambda: (lambda:0)(x=1), lambda: print(1, foo=2), lambda: len(), lambda: len(1,2), lambda: "a".upper(1), lambda: [].append(), lambda: [].append(1,2), lambda: {}.get(), lambda: int("1",2,3), lambda: isinstance(1), lambda: max(), lambda: max([]), lambda: max(1), lambda: sorted(), lambda: sorted([1],2), lambda: range(), lambda: range("a"), lambda: range(1,2,0), lambda: enumerate(), lambda: zip(1), lambda: map(), lambda: map(1), lambda: dict(1), lambda: dict([1]), lambda: dict([(1,2,3)]), lambda: set(1), lambda: list(1), lambda: tuple(1,2), lambda: str(1,2,3,4), lambda: float([]), lambda: int([]), lambda: int(None), lambda: complex("x"), lambda: bytes("a"), lambda: bytes(-1), lambda: bytes([256]), lambda: bytearray("x"), lambda: hash([]), lambda: iter(1), lambda: next(1), lambda: reversed(1), lambda: sum(1), lambda: pow(1,2,0), lambda: divmod(1,0), lambda: 1//0, lambda: 1%0, lambda: 1.0/0, lambda: 0**-1, lambda: 1<<-1, lambda: 10**400*1.0, lambda: int(float("nan")), lambda: int(float("inf")), lambda: [1][1.0], lambda: {}["a"], lambda: (1,)[5], lambda: [].index(1), lambda: [].remove(1), lambda: {}.popitem(), lambda: set().pop(), lambda: set().remove(3), lambda: "a" % 1, lambda: [1]*"a", lambda: [1]+(1,), lambda: {}+{}, lambda: 1@2, lambda: ~1.5, lambda: not_here, lambda: getattr(1), lambda: callable(), lambda: vars(1), lambda: globals(1), lambda: __import__("nonexist"), lambda: eval("x y"), lambda: exec(5), lambda: compile("1"), lambda: ord(1), lambda: chr(2**40), lambda: bin(1.5), lambda: format(1,2), lambda: input.foo, lambda: id(), lambda: [].sort(1), lambda: [3,"a"].sort(), lambda: "".format(**1), lambda: open(), lambda: slice(), lambda: property(1,2,3,4,5), lambda: staticmethod(), lambda: super(), lambda: type(), lambda: object.foo, lambda: issubclass(1,int), lambda: isinstance(1,1), lambda: issubclass(int,1)]:
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)

# expect: got hi
# expect: caught v
# expect: 1 2 99
# expect: fin
# expect: ret
# expect: fin
# expect: []
# expect: 1
# expect: got 10
# expect: 2
# expect: fin
# expect: r ret
# expect: si 5
# expect: TypeError 'type' object is not an iterator
# expect: TypeError can't send non-None value to a just-started generator
# expect: TypeError exceptions must be classes or instances deriving from BaseException, not int
# expect: ValueError 
# expect: StopIteration 
# expect: generator raised StopIteration StopIteration('x')
# expect: generator ignored GeneratorExit
# expect: generator already executing
# expect: [0, 1, 2] {'a': 1} [1, 2] {'a': 1, 'b': 2} {0, 1} 30
# expect: [0, 1, 2] [0, 1, 2] [2, 2, 2]
# expect: [5, 5] [0, 1, 2, 3, 4, 5, 6] [5]
# expect: 3
# expect: [1, 1] 1 2 [0, 1, 2] 2
# expect: (1, 2, (3,), 4, 4, {'e': 5}) (1, 2, (), 3, 4, {}) (1, 2, (), 3, 4, {}) (1, 2, (3,), 1, 4, {'x': 1, 'y': 2})
# expect: TypeError f() missing 2 required positional arguments: 'a' and 'b'
# expect: TypeError f() missing 1 required positional argument: 'b'
# expect: TypeError f() missing 1 required keyword-only argument: 'c'
# expect: TypeError f() missing 1 required positional argument: 'a'
# expect: TypeError f() got multiple values for argument 'b'
# expect: TypeError __main__.f() got multiple values for keyword argument 'c'
# expect: TypeError keywords must be strings
# expect: TypeError <lambda>.<locals>.<lambda>() takes from 1 to 2 positional arguments but 3 were given
# expect: TypeError <lambda>.<locals>.<lambda>() missing 2 required keyword-only arguments: 'a' and 'b'
# expect: TypeError <lambda>.<locals>.<lambda>() missing 3 required positional arguments: 'a', 'b', and 'c'
# expect: TypeError <lambda>.<locals>.<lambda>() got some positional-only arguments passed as keyword arguments: 'a'
# expect: TypeError <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 was given
# expect: TypeError <lambda>.<locals>.<lambda>() got an unexpected keyword argument 'x'
# expect: TypeError print() got an unexpected keyword argument 'foo'
# expect: TypeError len() takes exactly one argument (0 given)
# expect: TypeError len() takes exactly one argument (2 given)
# expect: TypeError str.upper() takes no arguments (1 given)
# expect: TypeError list.append() takes exactly one argument (0 given)
# expect: TypeError list.append() takes exactly one argument (2 given)
# expect: TypeError get expected at least 1 argument, got 0
# expect: TypeError int expected at most 2 arguments, got 3
# expect: TypeError isinstance expected 2 arguments, got 1
# expect: TypeError max expected at least 1 argument, got 0
# expect: ValueError max() iterable argument is empty
# expect: TypeError 'int' object is not iterable
# expect: TypeError sorted expected 1 argument, got 0
# expect: TypeError sorted expected 1 argument, got 2
# expect: TypeError range expected at least 1 argument, got 0
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError range() arg 3 must not be zero
# expect: TypeError enumerate() missing required argument 'iterable'
# expect: TypeError 'int' object is not iterable
# expect: TypeError map() must have at least two arguments.
# expect: TypeError map() must have at least two arguments.
# expect: TypeError 'int' object is not iterable
# expect: TypeError object is not iterable
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError tuple expected at most 1 argument, got 2
# expect: TypeError str expected at most 3 arguments, got 4
# expect: TypeError float() argument must be a string or a real number, not 'list'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# expect: ValueError complex() arg is a malformed string
# expect: TypeError string argument without an encoding
# expect: ValueError negative count
# expect: ValueError bytes must be in range(0, 256)
# expect: TypeError string argument without an encoding
# expect: TypeError unhashable type: 'list'
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not an iterator
# expect: TypeError 'int' object is not reversible
# expect: TypeError 'int' object is not iterable
# expect: ValueError pow() 3rd argument cannot be 0
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError zero to a negative power
# expect: ValueError negative shift count
# expect: OverflowError int too large to convert to float
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: TypeError list indices must be integers or slices, not float
# expect: KeyError 'a'
# expect: IndexError tuple index out of range
# expect: ValueError list.index(x): x not in list
# expect: ValueError list.remove(x): x not in list
# expect: KeyError 'popitem(): dictionary is empty'
# expect: KeyError 'pop from an empty set'
# expect: KeyError 3
# expect: TypeError not all arguments converted during string formatting
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: TypeError can only concatenate list (not "tuple") to list
# expect: TypeError unsupported operand type(s) for +: 'dict' and 'dict'
# expect: TypeError unsupported operand type(s) for @: 'int' and 'int'
# expect: TypeError bad operand type for unary ~: 'float'
# expect: NameError name 'not_here' is not defined
# expect: TypeError getattr expected at least 2 arguments, got 1
# expect: TypeError callable() takes exactly one argument (0 given)
# expect: TypeError vars() argument must have __dict__ attribute
# expect: TypeError globals() takes no arguments (1 given)
# expect: ModuleNotFoundError No module named 'nonexist'
# expect: SyntaxError invalid syntax (<string>, line 1)
# expect: TypeError exec() arg 1 must be a string, bytes or code object
# expect: TypeError compile() missing required argument 'filename' (pos 2)
# expect: TypeError ord() expected string of length 1, but int found
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError format() argument 2 must be str, not int
# expect: AttributeError 'builtin_function_or_method' object has no attribute 'foo'
# expect: TypeError id() takes exactly one argument (0 given)
# expect: TypeError sort() takes no positional arguments
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError str.format() argument after ** must be a mapping, not int
# expect: TypeError open() missing required argument 'file' (pos 1)
# expect: TypeError slice expected at least 1 argument, got 0
# expect: TypeError property() takes at most 4 arguments (5 given)
# expect: TypeError staticmethod expected 1 argument, got 0
# expect: RuntimeError super(): no arguments
# expect: TypeError type() takes 1 or 3 arguments
# expect: AttributeError type object 'object' has no attribute 'foo'
# expect: TypeError issubclass() arg 1 must be a class
# expect: TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union
# stderr: wrong_arguments_of_many_kinds.py:51: SyntaxWarning: list indices must be integers or slices, not float; perhaps you missed a comma?
# stderr:   for fn in [lambda: f(), lambda: f(1), lambda: f(1,2), lambda: f(a=1,b=2,c=3), lambda: f(1,2,b=3,c=4), lambda: f(1,2,c=1,**{"c":2}), lambda: f(**{1:2}), lambda: (lambda a,b=1: 0)(1,2,3), lambda: (lambda *,a,b: 0)(), lambda: (lambda a,b,c:0)(), lambda: (lambda a,/:0)(a=1), lambda: (lambda:0)(1), lambda: (lambda:0)(x=1), lambda: print(1, foo=2), lambda: len(), lambda: len(1,2), lambda: "a".upper(1), lambda: [].append(), lambda: [].append(1,2), lambda: {}.get(), lambda: int("1",2,3), lambda: isinstance(1), lambda: max(), lambda: max([]), lambda: max(1), lambda: sorted(), lambda: sorted([1],2), lambda: range(), lambda: range("a"), lambda: range(1,2,0), lambda: enumerate(), lambda: zip(1), lambda: map(), lambda: map(1), lambda: dict(1), lambda: dict([1]), lambda: dict([(1,2,3)]), lambda: set(1), lambda: list(1), lambda: tuple(1,2), lambda: str(1,2,3,4), lambda: float([]), lambda: int([]), lambda: int(None), lambda: complex("x"), lambda: bytes("a"), lambda: bytes(-1), lambda: bytes([256]), lambda: bytearray("x"), lambda: hash([]), lambda: iter(1), lambda: next(1), lambda: reversed(1), lambda: sum(1), lambda: pow(1,2,0), lambda: divmod(1,0), lambda: 1//0, lambda: 1%0, lambda: 1.0/0, lambda: 0**-1, lambda: 1<<-1, lambda: 10**400*1.0, lambda: int(float("nan")), lambda: int(float("inf")), lambda: [1][1.0], lambda: {}["a"], lambda: (1,)[5], lambda: [].index(1), lambda: [].remove(1), lambda: {}.popitem(), lambda: set().pop(), lambda: set().remove(3), lambda: "a" % 1, lambda: [1]*"a", lambda: [1]+(1,), lambda: {}+{}, lambda: 1@2, lambda: ~1.5, lambda: not_here, lambda: getattr(1), lambda: callable(), lambda: vars(1), lambda: globals(1), lambda: __import__("nonexist"), lambda: eval("x y"), lambda: exec(5), lambda: compile("1"), lambda: ord(1), lambda: chr(2**40), lambda: bin(1.5), lambda: format(1,2), lambda: input.foo, lambda: id(), lambda: [].sort(1), lambda: [3,"a"].sort(), lambda: "".format(**1), lambda: open(), lambda: slice(), lambda: property(1,2,3,4,5), lambda: staticmethod(), lambda: super(), lambda: type(), lambda: object.foo, lambda: issubclass(1,int), lambda: isinstance(1,1), lambda: issubclass(int,1)]:

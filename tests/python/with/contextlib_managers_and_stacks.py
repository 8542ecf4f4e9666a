from contextlib import *
import io, sys
@contextmanager
def cm(n):
    print("enter", n)
    try: yield n*2
    except ValueError as e: print("caught", e)
    finally: print("exit", n)
with cm(1) as a, cm(2) as b: print(a, b)
with cm(3): raise ValueError("boo")
try:
    with cm(4): raise KeyError("k")
except KeyError as e: print("outer", e)
with suppress(ZeroDivisionError): 1/0
with redirect_stdout(io.StringIO()) as s: print("hidden")
print(repr(s.getvalue()))
with ExitStack() as st:
    st.enter_context(cm(5)); st.callback(print, "cb", 1, sep=":"); st.push(lambda *a: print("push", a[0]) or True)
    raise RuntimeError("x")
class C:
    def close(self): print("closed")
with closing(C()): pass
with nullcontext(5) as q: print(q)
class M(ContextDecorator):
    def __enter__(s): print("in"); return s
    def __exit__(s,*a): print("out", a[0])
@M()
def g(): print("body"); return 7
print(g())
@contextmanager
def bad():
    if False: yield
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
try:
    with 5: pass
except TypeError as e: print(e)
class NoExit:
    def __enter__(self): pass
try:
    with NoExit(): pass
except TypeError as e: print(e)
with (cm(7) as x, cm(8) as y,): print(x+y)
class AbstractX(AbstractContextManager):
    def __exit__(self, *a): return None
with AbstractX() as v: print(type(v).__name__)

# expect: enter 1
# expect: enter 2
# expect: 2 4
# expect: exit 2
# expect: exit 1
# expect: enter 3
# expect: caught boo
# expect: exit 3
# expect: enter 4
# expect: exit 4
# expect: outer 'k'
# expect: 'hidden\n'
# expect: enter 5
# expect: push <class 'RuntimeError'>
# expect: cb:1
# expect: exit 5
# expect: closed
# expect: 5
# expect: in
# expect: body
# expect: out None
# expect: 7
# expect: generator didn't yield
# expect: generator didn't stop
# expect: 'int' object does not support the context manager protocol (missed __exit__ method)
# expect: 'NoExit' object does not support the context manager protocol (missed __exit__ method)
# expect: enter 7
# expect: enter 8
# expect: 30
# expect: exit 8
# expect: exit 7
# expect: AbstractX

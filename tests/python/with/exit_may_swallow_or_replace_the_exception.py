class Swallow:
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        print("saw", kind.__name__, value, tb.tb_lineno)
        return kind is ValueError
with Swallow():
    raise ValueError("gone")
try:
    with Swallow():
        raise KeyError("kept")
except KeyError as e:
    print("caught", e)
class Replace:
    def __enter__(self): pass
    def __exit__(self, *a): raise RuntimeError("new")
try:
    with Replace():
        1 / 0
except RuntimeError as e:
    print(e, repr(e.__context__))

# expect: saw ValueError gone 7
# expect: saw KeyError 'kept' 10
# expect: caught 'kept'
# expect: new ZeroDivisionError('division by zero')

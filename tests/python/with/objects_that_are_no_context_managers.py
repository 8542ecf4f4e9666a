class HalfA:
    def __enter__(self): pass
class HalfB:
    def __exit__(self, *a): pass
for thing in (5, HalfA(), HalfB()):
    try:
        with thing:
            print("never")
    except TypeError as e:
        print(e)
class Fails:
    def __enter__(self): raise ValueError("in enter")
    def __exit__(self, *a): print("never")
try:
    with Fails(): pass
except ValueError as e:
    print(e)

# expect: 'int' object does not support the context manager protocol (missed __exit__ method)
# expect: 'HalfA' object does not support the context manager protocol (missed __exit__ method)
# expect: 'HalfB' object does not support the context manager protocol (missed __enter__ method)
# expect: in enter

import importlib
m = importlib.import_module("_shapes.square")
print(m.side, importlib.import_module(".circle", "_shapes").radius)
import types
mod = types.ModuleType("made", "doc")
exec("x = 5\ndef f(): return x", mod.__dict__)
print(mod.f(), mod.__doc__, mod)
try:
    mod.y
except AttributeError as e:
    print(e)

# expect: 4 2
# expect: 5 doc <module 'made'>
# expect: module 'made' has no attribute 'y'

class Zero:
    def __bool__(self):
        return False

class Empty:
    def __len__(self):
        return 0

class Plain:
    pass

values = [0, 0.0, 0j, "", b"", [], (), {}, set(), None, False, range(0), Zero(), Empty(), -0.0]
print([bool(v) for v in values].count(False), len(values))
print(all(map(bool, [1, "0", [0], (None,), {0: 0}, Plain(), Plain, print, ..., float("nan")])))
class Bad:
    def __bool__(self):
        return 1
try:
    not Bad()
except TypeError as e:
    print(e)

# expect: 15 15
# expect: True
# expect: __bool__ should return bool, returned int

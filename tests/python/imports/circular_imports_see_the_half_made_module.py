import _ring_a
print(_ring_a.name, _ring_a.other.name, _ring_a.other.seen)

# expect: a b ('a', False)

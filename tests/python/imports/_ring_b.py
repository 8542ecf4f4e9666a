import _ring_a

seen = _ring_a.name, hasattr(_ring_a, "other")
name = "b"

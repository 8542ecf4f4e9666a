f = lambda x, *y, z=3, **k: (x, y, z, k)
print(f(1), f(1, 2, z=4, q=5), (lambda: (yield))().__class__.__name__, (lambda *, a: a)(a=1))
print([(lambda n: n * m)(2) for m in range(3)], (lambda x: x if x else None)(0))

# expect: (1, (), 3, {}) (1, (2,), 4, {'q': 5}) generator 1
# expect: [0, 2, 4] None

s = slice(1, None, 2)
print(s, s.start, s.stop, s.step, [0, 1, 2, 3, 4][s], s == slice(1, None, 2), s.indices(5), slice(None, None, -1).indices(4), slice(-100, 100).indices(3))
class Show:
    def __getitem__(self, item):
        return item
x = Show()
print(x[1], x[1:2], x[::], x[1:2, 3], x[..., None], x[:, ::-1], x[()], x[1,], x[*[1, 2]])
try:
    [1][slice("a")]
except TypeError as e:
    print(e)

# expect: slice(1, None, 2) 1 None 2 [1, 3] True (1, 5, 2) (3, -1, -1) (0, 3, 1)
# expect: 1 slice(1, 2, None) slice(None, None, None) (slice(1, 2, None), 3) (Ellipsis, None) (slice(None, None, None), slice(None, None, -1)) () (1,) (1, 2)
# expect: slice indices must be integers or None or have an __index__ method

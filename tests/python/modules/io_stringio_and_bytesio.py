import io
s = io.StringIO("one\ntwo\nthree")
print(repr(s.readline()), s.read(2), s.tell(), s.readlines(), s.read(), s.seek(0), list(s))
w = io.StringIO()
print("a", 1, file=w)
w.write("b")
print(repr(w.getvalue()), w.seek(0), w.truncate(1), w.getvalue(), w.closed)
b = io.BytesIO(b"abc")
print(b.read(1), b.write(b"ZZZ"), b.getvalue(), b.seek(-1, 2), b.read(), b.getbuffer().nbytes)
w.close()
try:
    w.write("x")
except ValueError as e:
    print(e)
try:
    io.StringIO().write(b"x")
except TypeError as e:
    print(e)

# expect: 'one\n' tw 6 ['o\n', 'three']  0 ['one\n', 'two\n', 'three']
# expect: 'a 1\nb' 0 1 a False
# expect: b'a' 3 b'aZZZ' 3 b'Z' 4
# expect: I/O operation on closed file
# expect: string argument expected, got 'bytes'

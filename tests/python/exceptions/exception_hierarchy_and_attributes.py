print([c.__name__ for c in RecursionError.__mro__], issubclass(KeyError, LookupError), issubclass(FileNotFoundError, OSError), IOError is OSError, issubclass(KeyboardInterrupt, Exception))
e = ValueError("a", 2)
print(e.args, str(e), repr(e), str(ValueError()), repr(ValueError("x")), str(KeyError("k")), repr(KeyError("k")))
e = OSError(0, "No such file", "f.txt")
print(e.errno, e.strerror, e.filename, e, type(e).__name__)
e = StopIteration(5)
print(e.value, AttributeError("m", name="n", obj=1).name, NameError("x", name="y").name, ImportError("i", name="mod", path="p").path, SystemExit(3).code)
e.add_note("note one")
print(e.__notes__, UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad").reason)

# expect: ['RecursionError', 'RuntimeError', 'Exception', 'BaseException', 'object'] True True True False
# expect: ('a', 2) ('a', 2) ValueError('a', 2)  ValueError('x') 'k' KeyError('k')
# expect: 0 No such file f.txt [Errno 0] No such file: 'f.txt' OSError
# expect: 5 n y p 3
# expect: ['note one'] bad

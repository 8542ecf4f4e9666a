class A:
    class Inner: pass
    def m(self): pass
print(A, A.Inner, A.Inner.__qualname__, A.m.__qualname__, type(A()), type(type), type(None), type(...), type(print), type(A.m), type(A().m), type(len), type([].append))
print(A.__name__, A.__module__, A.__doc__, isinstance(A, type), type(A).__name__, object.__bases__, A.__dict__["m"] is A.m)

# expect: <class '__main__.A'> <class '__main__.A.Inner'> A.Inner A.m <class '__main__.A'> <class 'type'> <class 'NoneType'> <class 'ellipsis'> <class 'builtin_function_or_method'> <class 'function'> <class 'method'> <class 'builtin_function_or_method'> <class 'builtin_function_or_method'>
# expect: A __main__ None True type () True

for action in (lambda: 1 + "a", lambda: "a" + 1, lambda: 1 - None, lambda: [] * 1.5, lambda: -"x",
               lambda: 1 < "a", lambda: 2 ** [], lambda: 1 // {}, lambda: 1 & 1.0, lambda: ~1.5,
               lambda: int([]), lambda: int(None), lambda: int("5", 2.0), lambda: divmod(1, "x")):
    try:
        print(action())
    except TypeError as e:
        print(e)

# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: can only concatenate str (not "int") to str
# expect: unsupported operand type(s) for -: 'int' and 'NoneType'
# expect: can't multiply sequence by non-int of type 'float'
# expect: bad operand type for unary -: 'str'
# expect: '<' not supported between instances of 'int' and 'str'
# expect: unsupported operand type(s) for ** or pow(): 'int' and 'list'
# expect: unsupported operand type(s) for //: 'int' and 'dict'
# expect: unsupported operand type(s) for &: 'int' and 'float'
# expect: bad operand type for unary ~: 'float'
# expect: int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# expect: 'float' object cannot be interpreted as an integer
# expect: unsupported operand type(s) for divmod(): 'int' and 'str'

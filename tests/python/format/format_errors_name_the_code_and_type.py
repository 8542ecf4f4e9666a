for value, spec in ((1, "s"), ("a", "d"), (1.5, "d"), (1, "q"), ("a", "+"), ("a", "="), ("a", ","), (1, "1.2.3"), ([], "5"), (None, ">5"), (1, ",_"), (1.0, "x"), ("a", "0=5"), (1, "#q"), (5, "c5")):
    try:
        print(repr(format(value, spec)))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# expect: ValueError Unknown format code 's' for object of type 'int'
# expect: ValueError Unknown format code 'd' for object of type 'str'
# expect: ValueError Unknown format code 'd' for object of type 'float'
# expect: ValueError Unknown format code 'q' for object of type 'int'
# expect: ValueError Sign not allowed in string format specifier
# expect: ValueError '=' alignment not allowed in string format specifier
# expect: ValueError Cannot specify ',' with 's'.
# expect: ValueError Invalid format specifier '1.2.3' for object of type 'int'
# expect: TypeError unsupported format string passed to list.__format__
# expect: TypeError unsupported format string passed to NoneType.__format__
# expect: ValueError Cannot specify both ',' and '_'.
# expect: ValueError Unknown format code 'x' for object of type 'float'
# expect: ValueError '=' alignment not allowed in string format specifier
# expect: ValueError Unknown format code 'q' for object of type 'int'
# expect: ValueError Invalid format specifier 'c5' for object of type 'int'

for text in ("1", "1.", ".5", " 1e3 ", "-1_0.5", "inf", "-Infinity", "nan", "1e400", "-1e-400", "0x1", "1e", "", "1__0", "."):
    try:
        print(repr(float(text)))
    except ValueError as e:
        print(e)

# expect: 1.0
# expect: 1.0
# expect: 0.5
# expect: 1000.0
# expect: -10.5
# expect: inf
# expect: -inf
# expect: nan
# expect: inf
# expect: -0.0
# expect: could not convert string to float: '0x1'
# expect: could not convert string to float: '1e'
# expect: could not convert string to float: ''
# expect: could not convert string to float: '1__0'
# expect: could not convert string to float: '.'

for action in (lambda: 1j < 2j, lambda: 1j // 1, lambda: 1j % 2, lambda: int(1j), lambda: float(1j), lambda: complex("1 + 2j"), lambda: 0j**-1):
    try:
        print(action())
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
print(f"{3 + 4.5j:.2f} {1j:>10} {-1.25 + 2j:+.1e}", hash(3 + 0j) == hash(3), {1: "a"}[1 + 0j])

# expect: TypeError '<' not supported between instances of 'complex' and 'complex'
# expect: TypeError unsupported operand type(s) for //: 'complex' and 'int'
# expect: TypeError unsupported operand type(s) for %: 'complex' and 'int'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'complex'
# expect: TypeError float() argument must be a string or a real number, not 'complex'
# expect: ValueError complex() arg is a malformed string
# expect: ZeroDivisionError zero to a negative or complex power
# expect: 3.00+4.50j         1j -1.2e+00+2.0e+00j True a

print(2.0**0.5, (-8) ** 3.0, 0.0**0, float("nan") ** 0, 1 ** float("nan"), 2.0**-1074, 4**0.5, (-1) ** 0.5)
for action in (lambda: 0.0**-1, lambda: 0**-1.5):
    try:
        print(action())
    except ZeroDivisionError as e:
        print(e)

# expect: 1.4142135623730951 -512.0 1.0 1.0 1.0 5e-324 2.0 (6.123233995736766e-17+1j)
# expect: zero to a negative power
# expect: zero to a negative power

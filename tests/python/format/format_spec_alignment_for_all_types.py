for v in (5, -5, 2.5, "s", True, None, 1 + 2j, [1]):
    try:
        print(f"[{v:>6}] [{v:<6}] [{v:^6}]", end=" ")
        print(f"[{v:*>8}]")
    except TypeError as e:
        print(e)
print(f"{'abcdef':.3} {'abc':5.2}| {'x':05} {5:05} {-5:05} {5:<05} {5:^+7} {1e10:g} {10:e} {12345.678:,.1f} {-1234567:,}")

# expect: [     5] [5     ] [  5   ] [*******5]
# expect: [    -5] [-5    ] [  -5  ] [******-5]
# expect: [   2.5] [2.5   ] [ 2.5  ] [*****2.5]
# expect: [     s] [s     ] [  s   ] [*******s]
# expect: [     1] [1     ] [  1   ] [*******1]
# expect: unsupported format string passed to NoneType.__format__
# expect: [(1+2j)] [(1+2j)] [(1+2j)] [**(1+2j)]
# expect: unsupported format string passed to list.__format__
# expect: abc ab   | x0000 00005 -0005 50000   +5    1e+10 1.000000e+01 12,345.7 -1,234,567

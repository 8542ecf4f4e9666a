print("{} {} {0}".format(1, 2) if False else "{1} {0} {1}".format("a", "b"))
print("{x.real} {y[0]} {y[1][k]} {z!r:>5} {{}} {w:{width}.{prec}f}".format(x=3, y=[1, {"k": "v"}], z="q", w=3.14159, width=8, prec=2))
for template, args in (("{} {0}", (1,)), ("{", ()), ("}", ()), ("{2}", (1,)), ("{a}", ()), ("{!x}", (1,)), ("{:d}", ("s",)), ("{0.x}", (1,))):
    try:
        print(template.format(*args))
    except (ValueError, IndexError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)

# expect: b a b
# expect: 3 1 v   'q' {}     3.14
# expect: ValueError cannot switch from automatic field numbering to manual field specification
# expect: ValueError Single '{' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: IndexError Replacement index 2 out of range for positional args tuple
# expect: KeyError 'a'
# expect: ValueError Unknown conversion specifier x
# expect: ValueError Unknown format code 'd' for object of type 'str'
# expect: AttributeError 'int' object has no attribute 'x'

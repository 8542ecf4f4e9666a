class A:
    def __repr__(self): return "repr"
class B(A):
    def __str__(self): return "str"
    def __format__(self, spec): return f"format[{spec}]"
print(A(), [A()], B(), [B()], f"{B()} {B():x} {B()!s} {B()!r}", "%s %r" % (B(), B()), format(A(), ""), str(B), "{:>5}".format("q"))
try:
    format(A(), "x")
except TypeError as e:
    print(e)
class C:
    def __repr__(self): return 5
try:
    repr(C())
except TypeError as e:
    print(e)
print(repr(type("Dyn", (), {"__module__": "m"})), repr(B.__str__)[:18])

# expect: repr [repr] str [repr] format[] format[x] str repr str repr repr <class '__main__.B'>     q
# expect: unsupported format string passed to A.__format__
# expect: __repr__ returned non-string (type int)
# expect: <class 'm.Dyn'> <function B.__str_

class A:
    def __str__(self): return "str"
    def __repr__(self): return "repr-é"
    def __format__(self, spec): return "fmt:" + spec
a = A()
print(f"{a} {a!s} {a!r} {a!a} {a:x y} {a!s:>5} {a=} {a=!s} {a=:z}")

# expect: fmt: str repr-é repr-\xe9 fmt:x y   str a=repr-é a=str a=fmt:z

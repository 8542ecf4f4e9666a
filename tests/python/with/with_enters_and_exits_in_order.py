class M:
    def __init__(self, name): self.name = name
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, *exc):
        print("exit", self.name, exc[0] and exc[0].__name__)
with M("a") as a, M("b") as b:
    print(a, b)
with (
    M("c") as c,
    M("d"),
):
    print(c)
try:
    with M("e"), M("f"):
        raise ValueError("v")
except ValueError as e:
    print("out", e)

# expect: enter a
# expect: enter b
# expect: A B
# expect: exit b None
# expect: exit a None
# expect: enter c
# expect: enter d
# expect: C
# expect: exit d None
# expect: exit c None
# expect: enter e
# expect: enter f
# expect: exit f ValueError
# expect: exit e ValueError
# expect: out v

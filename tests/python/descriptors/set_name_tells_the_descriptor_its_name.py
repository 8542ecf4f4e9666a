class Field:
    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)
    def __get__(self, obj, owner):
        return self if obj is None else obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, value):
        obj.__dict__[self.name] = value * 2
class P:
    x = Field()
    y = Field()
p = P()
p.x = 4
print(p.x, p.y, P.x.name)
P.z = Field()
print(hasattr(P.z, "name"))

# expect: set_name P x
# expect: set_name P y
# expect: 8 unset x
# expect: False

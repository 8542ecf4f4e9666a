class Base:
    def value(self):
        return 1

class Child(Base):
    pass

c = Child()
total = 0
for i in range(3000):
    total += c.value()
    if i == 1000:
        Base.value = lambda self: 10
    if i == 2000:
        Child.value = lambda self: 100
print(total)

# expect: 110901

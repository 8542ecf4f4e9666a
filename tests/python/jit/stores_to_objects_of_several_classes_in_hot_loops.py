class Base:
    def mark(self, value):
        self.value = value

    def extend(self, value):
        self.value = value
        self.more = value


class Plain(Base):
    pass


class Slotted(Base):
    __slots__ = ("value", "more")


class Strict:
    __slots__ = ("value",)

    def mark(self, value):
        self.value = value

    def extend(self, value):
        self.value = value
        self.more = value


class Guarded(Base):
    def __setattr__(self, name, value):
        object.__setattr__(self, name, (name, value))


class Computed(Base):
    @property
    def value(self):
        return self.hidden

    @value.setter
    def value(self, value):
        self.hidden = value * 2


class Hooked(Base):
    value = 3


def marks(objects, count):
    for i in range(count):
        objects[i % len(objects)].mark(i)
    return [o.value for o in objects]


def kinds(objects, count):
    for i in range(count):
        o = objects[i % len(objects)]
        o.mark(i if i % 7 else i * 0.5)
        if i % 100 == 99:
            o.mark("text")
    return [o.value for o in objects]


def fresh(classes, count):
    seen = []
    for i in range(count):
        o = classes[i % len(classes)]()
        try:
            o.extend(i)
        except AttributeError as error:
            seen.append(str(error))
        if i % 50 == 0:
            seen.append(getattr(o, "more", None))
    return seen[-3:], len(seen)


classes = [Plain, Slotted, Strict, Guarded, Computed, Hooked]
print(marks([c() for c in classes], 900))
print(kinds([c() for c in classes], 900))
print(kinds([Plain(), Hooked(), Plain()], 901))
print(fresh(classes, 700))
print(fresh([Plain, Hooked], 700))
print(vars(Plain()), Hooked.value)

# expect: [894, 895, 896, ('value', 897), 1796, 899]
# expect: [894, 895, 448.0, ('value', 897), 1796, 'text']
# expect: [900, 898, 'text']
# expect: (["'Strict' object has no attribute 'more' and no __dict__ for setting new attributes", "'Strict' object has no attribute 'more' and no __dict__ for setting new attributes", "'Strict' object has no attribute 'more' and no __dict__ for setting new attributes"], 131)
# expect: ([550, 600, 650], 14)
# expect: {} 3

class Thing:
    def __init__(self):
        self.a = 1

t = Thing()
missing = 0
for i in range(3000):
    if i % 3 == 0:
        t.extra = i
    elif i % 3 == 1:
        t.a += t.extra
    else:
        del t.extra
        try:
            t.extra
        except AttributeError as e:
            missing += 1
print(t.a, missing, e.name if missing == 0 else sorted(vars(t)))

# expect: 1498501 1000 ['a']

# A name was deleted and bound again: compiled code went on with the entry it had had before.
v = 1
total = 0
for turn in range(400):
    for k in range(4):
        v += -13 * v
    if turn % 9 == 3:
        del v
        v = 1
    total = (total + v) % 1000003
print(v, total)
def drop():
    globals().pop("w", None)
def probe():
    return "w" in globals()
w = 0
seen = 0
for turn in range(500):
    if turn % 7 == 5:
        drop()
    w = turn
    seen += globals()["w"] == turn
    seen += probe()
print(w, seen)
def setter(n):
    global w
    t = 0
    for i in range(n):
        if i % 11 == 4:
            drop()
            t += probe()
        w = i
        t += probe() * 1000
        t += globals()["w"]
    return t
print(setter(600), w)
def later(n):
    global u
    out = 0
    for i in range(n):
        try:
            out += u
        except NameError:
            out += 100000
            u = i
        if i % 50 == 49:
            del u
    return out
print(later(1000))

# expect: 1 522632
# expect: 499 1000
# expect: 779700 599
# expect: 2465500

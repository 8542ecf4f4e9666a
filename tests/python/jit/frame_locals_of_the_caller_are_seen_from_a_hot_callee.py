import sys

def peek():
    frame = sys._getframe(1)
    return frame.f_locals["i"] + frame.f_lineno

def run():
    total = 0
    for i in range(3000):
        if i % 10 == 0:
            total += peek()
    return total

print(run())

# expect: 451800

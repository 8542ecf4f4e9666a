def third(x):
    return [1, 2, 3][x]

def second(x):
    return third(x - 1) + 1

def first(limit):
    total = 0
    for i in range(limit):
        x = 1 if i < limit - 1 else 7
        total += second(x)
    return total

first(3000)

# stderr: Traceback (most recent call last):
# stderr:   File "traceback_shows_every_inlined_function.py", line 14, in <module>
# stderr:     first(3000)
# stderr:     ~~~~~^^^^^^
# stderr:   File "traceback_shows_every_inlined_function.py", line 11, in first
# stderr:     total += second(x)
# stderr:              ~~~~~~^^^
# stderr:   File "traceback_shows_every_inlined_function.py", line 5, in second
# stderr:     return third(x - 1) + 1
# stderr:            ~~~~~^^^^^^^
# stderr:   File "traceback_shows_every_inlined_function.py", line 2, in third
# stderr:     return [1, 2, 3][x]
# stderr:            ~~~~~~~~~^^^
# stderr: IndexError: list index out of range
# status: 1

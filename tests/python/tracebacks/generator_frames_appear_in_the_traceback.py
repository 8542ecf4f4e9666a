def numbers():
    yield 1
    yield 1 / 0

def total(source):
    return sum(x for x in source)

total(numbers())

# stderr: Traceback (most recent call last):
# stderr:   File "generator_frames_appear_in_the_traceback.py", line 8, in <module>
# stderr:     total(numbers())
# stderr:     ~~~~~^^^^^^^^^^^
# stderr:   File "generator_frames_appear_in_the_traceback.py", line 6, in total
# stderr:     return sum(x for x in source)
# stderr:   File "generator_frames_appear_in_the_traceback.py", line 6, in <genexpr>
# stderr:     return sum(x for x in source)
# stderr:                           ^^^^^^
# stderr:   File "generator_frames_appear_in_the_traceback.py", line 3, in numbers
# stderr:     yield 1 / 0
# stderr:           ~~^~~
# stderr: ZeroDivisionError: division by zero
# status: 1

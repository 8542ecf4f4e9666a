def step(i):
    if i > 2900:
        return i / (i - i)
    return i

i = 0
while i < 3000:
    try:
        step(i)
    finally:
        i += 1

# stderr: Traceback (most recent call last):
# stderr:   File "traceback_lines_inside_a_try_and_finally_loop.py", line 9, in <module>
# stderr:     step(i)
# stderr:     ~~~~^^^
# stderr:   File "traceback_lines_inside_a_try_and_finally_loop.py", line 3, in step
# stderr:     return i / (i - i)
# stderr:            ~~^~~~~~~~~
# stderr: ZeroDivisionError: division by zero
# status: 1

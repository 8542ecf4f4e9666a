class Broken:
    items = [10 // x for x in (1, 0)]

# stderr: Traceback (most recent call last):
# stderr:   File "class_body_and_comprehension_frames.py", line 1, in <module>
# stderr:     class Broken:
# stderr:         items = [10 // x for x in (1, 0)]
# stderr:   File "class_body_and_comprehension_frames.py", line 2, in Broken
# stderr:     items = [10 // x for x in (1, 0)]
# stderr:              ~~~^^~~
# stderr: ZeroDivisionError: division by zero
# status: 1

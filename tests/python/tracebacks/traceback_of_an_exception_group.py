def make():
    raise ExceptionGroup("two problems", [ValueError("one"), TypeError("two")])

make()

# stderr:   + Exception Group Traceback (most recent call last):
# stderr:   |   File "traceback_of_an_exception_group.py", line 4, in <module>
# stderr:   |     make()
# stderr:   |     ~~~~^^
# stderr:   |   File "traceback_of_an_exception_group.py", line 2, in make
# stderr:   |     raise ExceptionGroup("two problems", [ValueError("one"), TypeError("two")])
# stderr:   | ExceptionGroup: two problems (2 sub-exceptions)
# stderr:   +-+---------------- 1 ----------------
# stderr:     | ValueError: one
# stderr:     +---------------- 2 ----------------
# stderr:     | TypeError: two
# stderr:     +------------------------------------
# status: 1

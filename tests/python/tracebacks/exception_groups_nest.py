raise ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [KeyError("k")])])

# stderr:   + Exception Group Traceback (most recent call last):
# stderr:   |   File "exception_groups_nest.py", line 1, in <module>
# stderr:   |     raise ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [KeyError("k")])])
# stderr:   | ExceptionGroup: eg (3 sub-exceptions)
# stderr:   +-+---------------- 1 ----------------
# stderr:     | ValueError: 1
# stderr:     +---------------- 2 ----------------
# stderr:     | TypeError: t
# stderr:     +---------------- 3 ----------------
# stderr:     | ExceptionGroup: inner (1 sub-exception)
# stderr:     +-+---------------- 1 ----------------
# stderr:       | KeyError: 'k'
# stderr:       +------------------------------------
# status: 1

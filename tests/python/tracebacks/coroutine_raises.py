dict(**5)

# stderr: Traceback (most recent call last):
# stderr:   File "coroutine_raises.py", line 1, in <module>
# stderr:     dict(**5)
# stderr:     ~~~~^^^^^
# stderr: TypeError: dict() argument after ** must be a mapping, not int
# status: 1

try:
    [][1]
except IndexError:
    {}["missing"]

# stderr: Traceback (most recent call last):
# stderr:   File "exception_during_handling_shows_the_context.py", line 2, in <module>
# stderr:     [][1]
# stderr:     ~~^^^
# stderr: IndexError: list index out of range
# stderr:
# stderr: During handling of the above exception, another exception occurred:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "exception_during_handling_shows_the_context.py", line 4, in <module>
# stderr:     {}["missing"]
# stderr:     ~~^^^^^^^^^^^
# stderr: KeyError: 'missing'
# status: 1

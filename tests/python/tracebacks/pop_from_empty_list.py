"%d" % "x"

# stderr: Traceback (most recent call last):
# stderr:   File "pop_from_empty_list.py", line 1, in <module>
# stderr:     "%d" % "x"
# stderr:     ~~~~~^~~~~
# stderr: TypeError: %d format: a real number is required, not str
# status: 1

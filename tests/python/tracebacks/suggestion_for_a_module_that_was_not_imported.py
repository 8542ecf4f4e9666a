def root(x):
    return math.sqrt(x)

root(2)

# stderr: Traceback (most recent call last):
# stderr:   File "suggestion_for_a_module_that_was_not_imported.py", line 4, in <module>
# stderr:     root(2)
# stderr:     ~~~~^^^
# stderr:   File "suggestion_for_a_module_that_was_not_imported.py", line 2, in root
# stderr:     return math.sqrt(x)
# stderr:            ^^^^
# stderr: NameError: name 'math' is not defined. Did you forget to import 'math'?
# status: 1

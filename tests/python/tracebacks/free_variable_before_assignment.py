def f():
    print(loc)
    loc = 1
f()

# stderr: Traceback (most recent call last):
# stderr:   File "free_variable_before_assignment.py", line 4, in <module>
# stderr:     f()
# stderr:     ~^^
# stderr:   File "free_variable_before_assignment.py", line 2, in f
# stderr:     print(loc)
# stderr:           ^^^
# stderr: UnboundLocalError: cannot access local variable 'loc' where it is not associated with a value
# status: 1

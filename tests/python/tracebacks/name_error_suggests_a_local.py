def foo():
    lenght = 3
    return lenth
foo()

# stderr: Traceback (most recent call last):
# stderr:   File "name_error_suggests_a_local.py", line 4, in <module>
# stderr:     foo()
# stderr:     ~~~^^
# stderr:   File "name_error_suggests_a_local.py", line 3, in foo
# stderr:     return lenth
# stderr:            ^^^^^
# stderr: NameError: name 'lenth' is not defined. Did you mean: 'lenght'?
# status: 1

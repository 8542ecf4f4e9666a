class A:
    value = None

def run(a):
    x = 1; y = a.value.missing(1, 2); return x

run(A())

# stderr: Traceback (most recent call last):
# stderr:   File "carets_for_attribute_and_call.py", line 7, in <module>
# stderr:     run(A())
# stderr:     ~~~^^^^^
# stderr:   File "carets_for_attribute_and_call.py", line 5, in run
# stderr:     x = 1; y = a.value.missing(1, 2); return x
# stderr:                ^^^^^^^^^^^^^^^
# stderr: AttributeError: 'NoneType' object has no attribute 'missing'
# status: 1

x = 1
x()

# stderr: Traceback (most recent call last):
# stderr:   File "attribute_chain.py", line 2, in <module>
# stderr:     x()
# stderr:     ~^^
# stderr: TypeError: 'int' object is not callable
# status: 1

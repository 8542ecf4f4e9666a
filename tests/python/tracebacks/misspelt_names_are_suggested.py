class Thing:
    def __init__(self):
        self.length = 5

thing = Thing()
for action in (lambda: lenght, lambda: thing.lenght, lambda: pritn("x")):
    try:
        action()
    except (NameError, AttributeError) as e:
        print(e)
length = 3
print(lengthh)

# expect: name 'lenght' is not defined
# expect: 'Thing' object has no attribute 'lenght'
# expect: name 'pritn' is not defined
# stderr: Traceback (most recent call last):
# stderr:   File "misspelt_names_are_suggested.py", line 12, in <module>
# stderr:     print(lengthh)
# stderr:           ^^^^^^^
# stderr: NameError: name 'lengthh' is not defined. Did you mean: 'length'?
# status: 1

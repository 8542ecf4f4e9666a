class Thing:
    def __init__(self):
        self.length = 5

Thing().lenght

# stderr: Traceback (most recent call last):
# stderr:   File "suggestion_for_an_attribute.py", line 5, in <module>
# stderr:     Thing().lenght
# stderr: AttributeError: 'Thing' object has no attribute 'lenght'. Did you mean: 'length'?
# status: 1

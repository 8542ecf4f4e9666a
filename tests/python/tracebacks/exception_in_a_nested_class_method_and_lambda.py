class Outer:
    class Inner:
        def method(self):
            return (lambda: undefined)()

Outer.Inner().method()

# stderr: Traceback (most recent call last):
# stderr:   File "exception_in_a_nested_class_method_and_lambda.py", line 6, in <module>
# stderr:     Outer.Inner().method()
# stderr:     ~~~~~~~~~~~~~~~~~~~~^^
# stderr:   File "exception_in_a_nested_class_method_and_lambda.py", line 4, in method
# stderr:     return (lambda: undefined)()
# stderr:            ~~~~~~~~~~~~~~~~~~~^^
# stderr:   File "exception_in_a_nested_class_method_and_lambda.py", line 4, in <lambda>
# stderr:     return (lambda: undefined)()
# stderr:                     ^^^^^^^^^
# stderr: NameError: name 'undefined' is not defined
# status: 1

foo = {"a": 1}
foo.bar.baz["x"].qux(1)

# stderr: Traceback (most recent call last):
# stderr:   File "decorated_function_over_several_lines.py", line 2, in <module>
# stderr:     foo.bar.baz["x"].qux(1)
# stderr:     ^^^^^^^
# stderr: AttributeError: 'dict' object has no attribute 'bar'
# status: 1

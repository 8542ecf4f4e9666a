d = {"a": 1, "b"}

# stderr:   File "dict_without_value.py", line 1
# stderr:     d = {"a": 1, "b"}
# stderr:                    ^
# stderr: SyntaxError: ':' expected after dictionary key
# status: 1

d = {"a": 1, "b": }

# stderr:   File "dict_value_missing.py", line 1
# stderr:     d = {"a": 1, "b": }
# stderr:                     ^
# stderr: SyntaxError: expression expected after dictionary key and ':'
# status: 1

from math import sin,

# stderr:   File "import_with_trailing_comma.py", line 1
# stderr:     from math import sin,
# stderr:                          ^
# stderr: SyntaxError: trailing comma not allowed without surrounding parentheses
# status: 1

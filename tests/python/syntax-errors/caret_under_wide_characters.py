名前 = "é" + + * 3

# stderr:   File "caret_under_wide_characters.py", line 1
# stderr:     名前 = "é" + + * 3
# stderr:                  ^
# stderr: SyntaxError: invalid syntax
# status: 1

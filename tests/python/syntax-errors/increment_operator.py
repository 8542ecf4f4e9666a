x = 1
x++

# stderr:   File "increment_operator.py", line 2
# stderr:     x++
# stderr:        ^
# stderr: SyntaxError: invalid syntax
# status: 1

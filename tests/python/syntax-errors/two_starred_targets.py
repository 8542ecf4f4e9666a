a, *b, *c = range(5)

# stderr:   File "two_starred_targets.py", line 1
# stderr:     a, *b, *c = range(5)
# stderr:     ^^^^^^^^^
# stderr: SyntaxError: multiple starred expressions in assignment
# status: 1

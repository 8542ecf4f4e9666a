x == 1 = 2

# stderr:   File "comparison_as_a_target.py", line 1
# stderr:     x == 1 = 2
# stderr:     ^^^^^^
# stderr: SyntaxError: cannot assign to comparison
# status: 1

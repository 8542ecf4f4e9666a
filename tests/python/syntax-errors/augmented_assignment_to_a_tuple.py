a, b += 1

# stderr:   File "augmented_assignment_to_a_tuple.py", line 1
# stderr:     a, b += 1
# stderr:     ^^^^
# stderr: SyntaxError: 'tuple' is an illegal expression for augmented assignment
# status: 1

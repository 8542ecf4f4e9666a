def down(n):
    if n == 0:
        raise ValueError("bottom")
    return down(n - 1)

down(10)

# stderr: Traceback (most recent call last):
# stderr:   File "recursion_is_folded_in_the_traceback.py", line 6, in <module>
# stderr:     down(10)
# stderr:     ~~~~^^^^
# stderr:   File "recursion_is_folded_in_the_traceback.py", line 4, in down
# stderr:     return down(n - 1)
# stderr:   File "recursion_is_folded_in_the_traceback.py", line 4, in down
# stderr:     return down(n - 1)
# stderr:   File "recursion_is_folded_in_the_traceback.py", line 4, in down
# stderr:     return down(n - 1)
# stderr:   [Previous line repeated 7 more times]
# stderr:   File "recursion_is_folded_in_the_traceback.py", line 3, in down
# stderr:     raise ValueError("bottom")
# stderr: ValueError: bottom
# status: 1

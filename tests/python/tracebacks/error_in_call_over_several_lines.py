result = max(
    1,
    int(
        "abc"
    ),
)

# stderr: Traceback (most recent call last):
# stderr:   File "error_in_call_over_several_lines.py", line 3, in <module>
# stderr:     int(
# stderr:     ~~~^
# stderr:         "abc"
# stderr:         ^^^^^
# stderr:     ),
# stderr:     ^
# stderr: ValueError: invalid literal for int() with base 10: 'abc'
# status: 1

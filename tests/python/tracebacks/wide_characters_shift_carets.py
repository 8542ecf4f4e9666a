match 5:
    case str(a, b): pass
    case int(a, b): pass

# stderr: Traceback (most recent call last):
# stderr:   File "wide_characters_shift_carets.py", line 3, in <module>
# stderr:     case int(a, b): pass
# stderr:          ~~~^^^^^^
# stderr: TypeError: int() accepts 1 positional sub-pattern (2 given)
# status: 1

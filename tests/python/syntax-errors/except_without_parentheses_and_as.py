try:
    pass
except ValueError, KeyError as e:
    pass

# stderr:   File "except_without_parentheses_and_as.py", line 3
# stderr:     except ValueError, KeyError as e:
# stderr:            ^^^^^^^^^^^^^^^^^^^^^^^^^
# stderr: SyntaxError: multiple exception types must be parenthesized when using 'as'
# status: 1

match 5:
    case [a] | [b]:
        pass

# stderr:   File "alternative_patterns_bind_different_names.py", line 2
# stderr:     case [a] | [b]:
# stderr:          ^^^^^^^^^
# stderr: SyntaxError: alternative patterns bind different names
# status: 1

match [1, 2]:
    case [a, a]:
        pass

# stderr:   File "pattern_binds_a_name_twice.py", line 2
# stderr:     case [a, a]:
# stderr:              ^
# stderr: SyntaxError: multiple assignments to name 'a' in pattern
# status: 1

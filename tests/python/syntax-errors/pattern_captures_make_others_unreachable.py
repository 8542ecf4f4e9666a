match 5:
    case x:
        pass
    case 1:
        pass

# stderr:   File "pattern_captures_make_others_unreachable.py", line 2
# stderr:     case x:
# stderr:          ^
# stderr: SyntaxError: name capture 'x' makes remaining patterns unreachable
# status: 1

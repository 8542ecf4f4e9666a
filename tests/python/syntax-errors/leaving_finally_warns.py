def swallow():
    while True:
        try:
            1 / 0
        finally:
            break
    return "end"


def again():
    for i in range(2):
        try:
            raise ValueError
        finally:
            continue
    try:
        raise KeyError
    finally:
        for j in range(1):
            break

        def inner():
            return 1

        return inner()


print(swallow(), again())

# expect: end 1
# stderr: leaving_finally_warns.py:6: SyntaxWarning: 'break' in a 'finally' block
# stderr:   break
# stderr: leaving_finally_warns.py:15: SyntaxWarning: 'continue' in a 'finally' block
# stderr:   continue
# stderr: leaving_finally_warns.py:25: SyntaxWarning: 'return' in a 'finally' block
# stderr:   return inner()

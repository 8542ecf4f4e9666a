def locals_come_and_go(n):
    bound = 0
    unbound = 0
    for i in range(n):
        if i % 3 == 0:
            value = i
        try:
            bound += value
            del value
        except UnboundLocalError as error:
            unbound += 1
            text = str(error)
    return bound, unbound, text


print(locals_come_and_go(1000))


def cells(n):
    def read():
        return shared

    seen = 0
    for i in range(n):
        if i % 2:
            shared = i
        try:
            seen += read()
            del shared
        except NameError as error:
            seen += 1
            text = str(error)
        try:
            del shared
        except NameError as error:
            other = str(error)
    return seen, text, other


print(cells(800))


def missing(n):
    seen = 0
    for i in range(n):
        try:
            seen += nowhere_to_be_found
        except NameError as error:
            seen += len(error.name)
    return seen


print(missing(700))


def leaves(n):
    for i in range(n):
        if i < n - 1:
            late = i
        else:
            del late
            late += 1


leaves(900)

# expect: (166833, 666, "cannot access local variable 'value' where it is not associated with a value")
# expect: (160400, "cannot access free variable 'shared' where it is not associated with a value in enclosing scope", "cannot access local variable 'shared' where it is not associated with a value")
# expect: 13300
# stderr: Traceback (most recent call last):
# stderr:   File "unbound_names_raise_and_are_caught_while_hot.py", line 65, in <module>
# stderr:     leaves(900)
# stderr:     ~~~~~~^^^^^
# stderr:   File "unbound_names_raise_and_are_caught_while_hot.py", line 62, in leaves
# stderr:     late += 1
# stderr:     ^^^^
# stderr: UnboundLocalError: cannot access local variable 'late' where it is not associated with a value
# status: 1

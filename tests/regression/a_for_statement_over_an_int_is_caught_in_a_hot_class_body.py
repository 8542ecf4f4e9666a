# What GET_ITER would have given is not there to be closed when it raises.

class Counted:
    number = 1
    caught = 0
    for turn in range(600):
        try:
            for item in number:
                pass
        except TypeError as error:
            caught += 1
            text = str(error)


print(Counted.caught, Counted.text, hasattr(Counted, "error"))


def caught_in_a_function(values):
    caught = 0
    for value in values:
        try:
            for item in value:
                caught += item
        except TypeError:
            caught += 100
    return caught


print(caught_in_a_function([[1], (2, 3), 4] * 300))

# expect: 600 'int' object is not iterable False
# expect: 31800

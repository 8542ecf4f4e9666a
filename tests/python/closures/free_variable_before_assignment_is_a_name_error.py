def outer():
    def inner():
        return x
    try:
        inner()
    except NameError as e:
        print(e)
    x = 1
    print(inner())
    del x
    try:
        inner()
    except NameError as e:
        print(e)
outer()

# expect: cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: 1
# expect: cannot access free variable 'x' where it is not associated with a value in enclosing scope

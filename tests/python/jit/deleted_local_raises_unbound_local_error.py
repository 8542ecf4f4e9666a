def f(n):
    x = 1
    count = 0
    for i in range(n):
        if i % 2 == 0:
            x = i
        else:
            del x
        try:
            count += x
        except UnboundLocalError as e:
            message = str(e)
    return count, message

print(f(3000))

# expect: (2248500, "cannot access local variable 'x' where it is not associated with a value")

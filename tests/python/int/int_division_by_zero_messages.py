for action in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 10**30 // 0,
               lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0.0, lambda: 0j / 0, lambda: pow(0, -1)):
    try:
        print(action())
    except ZeroDivisionError as e:
        print(e)

# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: zero to a negative power

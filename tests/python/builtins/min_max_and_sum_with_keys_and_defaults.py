print(min(3, 1, 2), max([1, 5, 2]), min("hello"), max([], default=7), max(["aa", "b"], key=len), min((2, "b"), (1, "z")), max(1, 1.0), max(1.0, 1), sum([1, 2], 10), sum([[1], [2]], []))
for action in (lambda: min([]), lambda: max(), lambda: max(1), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: max(1, "a"), lambda: min(1, 2, default=3), lambda: sum(5)):
    try:
        action()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# expect: 1 5 e 7 aa (1, 'z') 1 1.0 13 [1, 2]
# expect: ValueError min() iterable argument is empty
# expect: TypeError max expected at least 1 argument, got 0
# expect: TypeError 'int' object is not iterable
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
# expect: TypeError '>' not supported between instances of 'str' and 'int'
# expect: TypeError Cannot specify a default for min() with multiple positional arguments
# expect: TypeError 'int' object is not iterable

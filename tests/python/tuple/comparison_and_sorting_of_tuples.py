print((1, "a") < (1, "b"), () < (0,), (1, 2) == [1, 2], (0, 5) > (0, 4, 9), min([(2, 1), (1, 9)]), sorted([(1, "b"), (0, "c"), (1, "a")]))
print(repr((1, (2, (3,)))), str(("a",)), len(((),)), bool(((),)), (1, 2)[-1], (0,) in [(0,)], tuple(x * x for x in range(4)))

# expect: True True False True (1, 9) [(0, 'c'), (1, 'a'), (1, 'b')]
# expect: (1, (2, (3,))) ('a',) 1 True 2 True (0, 1, 4, 9)

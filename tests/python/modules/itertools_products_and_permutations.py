from itertools import *
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(permutations("abc", 2)), list(combinations("abcd", 2)), list(combinations_with_replacement("ab", 2)), list(product()), len(list(permutations(range(5)))), list(combinations([1], 2)))
for action in (lambda: list(islice([1], -1)), lambda: list(batched("ab", 0)), lambda: permutations("ab", -1), lambda: count("a"), lambda: list(repeat())):
    try:
        action()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [(0, 0), (0, 1), (1, 0), (1, 1)] [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')] [('a', 'a'), ('a', 'b'), ('b', 'b')] [()] 120 []
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError n must be at least one
# expect: ValueError r must be non-negative
# expect: TypeError a number is required
# expect: TypeError repeat() missing required argument 'object' (pos 1)

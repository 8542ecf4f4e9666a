from itertools import *
print(list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat(1, 3)), list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])))
print(list(compress("abcd", [1, 0, 1])), list(dropwhile(lambda x: x < 2, [1, 2, 1])), list(takewhile(lambda x: x < 2, [1, 2, 1])), list(filterfalse(lambda x: x % 2, range(5))), list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("ab", [1], fillvalue="-")), list(pairwise("abc")), list(batched("abcde", 2)))
print([(k, list(g)) for k, g in groupby("aabbbc")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a), list(islice("abcdef", 1, None, 2)), list(islice("abc", 0)))

# expect: [5, 7, 9] ['a', 'b', 'a', 'b', 'a'] [1, 1, 1] [1, 3, 6] [10, 10, 20, 60] ['a', 'b', 1] ['a', 'b', 'c']
# expect: ['a', 'c'] [2, 1] [1] [0, 2, 4] [8, 9] [('a', 1), ('b', '-')] [('a', 'b'), ('b', 'c')] [('a', 'b'), ('c', 'd'), ('e',)]
# expect: [('a', ['a', 'a']), ('b', ['b', 'b', 'b']), ('c', ['c'])] [(1, 2), (0, 2), (1, 1)]
# expect: 1 [1, 2, 3] [2, 3] ['b', 'd', 'f'] []

r = range(2, 20, 3)
print(r, len(r), r[0], r[-1], r[1:4], r[::-1], list(r), 5 in r, 6 in r, "a" in r, r.index(8), r.count(8), r.start, r.stop, r.step)
print(range(0), range(5, 0), list(range(5, 0, -2)), range(3) == range(0, 3, 1), range(0) == range(5, 5), hash(range(3)) == hash(range(0, 3)), bool(range(0)))
print(range(10**20)[10**19], range(2**40)[-1], 10**19 in range(10**20), list(reversed(range(3))), max(range(4)), sum(range(101)), 2.0 in range(3))

# expect: range(2, 20, 3) 6 2 17 range(5, 14, 3) range(17, -1, -3) [2, 5, 8, 11, 14, 17] True False False 2 1 2 20 3
# expect: range(0, 0) range(5, 0) [5, 3, 1] True True True False
# expect: 10000000000000000000 1099511627775 True [2, 1, 0] 3 5050 True

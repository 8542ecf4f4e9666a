import bisect
a = [1, 2, 2, 3]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 0), bisect.bisect_left(a, 9), bisect.bisect([(1, "a"), (5, "b")], 3, key=lambda p: p[0]))
bisect.insort(a, 2.5)
bisect.insort_left(a, 1)
print(a, "FDCBA"[bisect.bisect([60, 70, 80, 90], 85)])

# expect: 3 1 0 4 1
# expect: [1, 1, 2, 2, 2.5, 3] B

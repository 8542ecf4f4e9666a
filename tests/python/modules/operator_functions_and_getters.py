import operator as op
print(op.add(1, 2), op.mul("a", 3), op.truediv(1, 4), op.floordiv(-7, 2), op.itemgetter(1)("abc"), op.itemgetter(0, 2)([1, 2, 3]), op.attrgetter("real")(5), op.methodcaller("upper")("x"), op.contains([1], 1), op.neg(3), op.not_(0), op.is_(None, None), op.countOf([1, 1, 2], 1), op.indexOf("abc", "c"), op.concat([1], [2]))
a = [1]
b = op.iadd(a, [2])
print(a is b, a, op.lt(1, 2), op.index(True), op.xor(5, 3), op.lshift(1, 70), op.setitem(a, 0, 9), a, op.length_hint([1, 2]), sorted([(2, "a"), (1, "b")], key=op.itemgetter(1)))

# expect: 3 aaa 0.25 -4 b (1, 3) 5 X True -3 True True 2 2 [1, 2]
# expect: True [9, 2] True 1 6 1180591620717411303424 None [9, 2] 2 [(2, 'a'), (1, 'b')]

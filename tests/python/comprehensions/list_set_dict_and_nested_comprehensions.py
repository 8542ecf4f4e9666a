print([x * y for x in range(3) for y in range(x)], {x % 3 for x in range(9)}, {k: v for v, k in enumerate("abc")})
print([[j for j in range(i)] for i in range(3)], [x for x in range(20) if x % 2 if x % 3], [a + b for a, (b, *c) in [(1, (2, 3))]])
print([y := 5, y ** 2], [z for x in "ab" if (z := x * 2)], z, [lambda: x for x in range(2)][0]())
x = "outer"
[x for x in range(3)]
print(x)

# expect: [0, 0, 2] {0, 1, 2} {'a': 0, 'b': 1, 'c': 2}
# expect: [[], [0], [0, 1]] [1, 5, 7, 11, 13, 17, 19] [3]
# expect: [5, 25] ['aa', 'bb'] bb 1
# expect: outer

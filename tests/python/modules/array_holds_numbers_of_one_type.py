from array import array
a = array("i", [1, 2, 3])
a.append(4)
a.extend([5, 6])
a[0] = -7
print(a, a.typecode, len(a), a[1:3], a.tolist(), sum(a), a.index(3), a.pop(), a.count(2), 3 in a, a + array("i", [9]), a * 2 == a + a)
d = array("d", [0.5, 1])
d.insert(0, 2.5)
d.reverse()
print(d, d.tobytes().hex(), array("b", b"\x01\xff"), array("B", [255]), array("w", "hé"), d == array("d", [1, 0.5, 2.5]))
for action in (lambda: array("b", [128]), lambda: array("B", [-1]), lambda: array("i", [1.5]), lambda: array("z"), lambda: a.append("x"), lambda: a[10], lambda: a + array("d"), lambda: array("f", ["a"]), lambda: a.remove(99)):
    try:
        print(action())
    except (TypeError, ValueError, IndexError, OverflowError) as e:
        print(type(e).__name__, e)

# expect: array('i', [-7, 2, 3, 4, 5]) i 6 array('i', [2, 3]) [-7, 2, 3, 4, 5, 6] 13 2 6 1 True array('i', [-7, 2, 3, 4, 5, 9]) True
# expect: array('d', [1.0, 0.5, 2.5]) 000000000000f03f000000000000e03f0000000000000440 array('b', [1, -1]) array('B', [255]) array('w', 'hé') True
# expect: OverflowError signed char is greater than maximum
# expect: OverflowError unsigned byte integer is less than minimum
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: IndexError array index out of range
# expect: TypeError bad argument type for built-in operation
# expect: TypeError must be real number, not str
# expect: ValueError array.remove(x): x not in array

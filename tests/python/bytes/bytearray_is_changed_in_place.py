a = bytearray(b"hello")
b = a
a[0] = 72
a[1:3] = b"EYE"
a.append(33)
a.extend([63, 64])
a += b"?"
print(a, b is a, a.pop(), a.pop(0), len(a))
del a[0:2]
a.insert(1, 65)
a.reverse()
a.remove(65)
print(a, bytes(a), a == bytes(a), a.upper(), a * 2, a.find(b"e"), bytearray(2), a.copy() is a)
try:
    a[0] = 300
except ValueError as e:
    print(e)

# expect: bytearray(b'EYElo!?@') True 63 72 8
# expect: bytearray(b'@?!olE') b'@?!olE' True bytearray(b'@?!OLE') bytearray(b'@?!olE@?!olE') -1 bytearray(b'\x00\x00') False
# expect: byte must be in range(0, 256)

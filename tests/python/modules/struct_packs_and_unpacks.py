import struct
print(struct.pack("<ihBq", 1, -2, 255, 2**40), struct.pack(">If", 7, 0.5), struct.calcsize("<ibd"), struct.unpack("<ih", b"\x01\x00\x00\x00\xfe\xff"), struct.pack("3s5s", b"abcd", b"x"), struct.pack("<?xe", True, 1.5), struct.unpack(">2H", b"\x00\x01\x00\x02"), struct.pack("<d", -0.0), list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")))
s = struct.Struct("!Hc")
print(s.size, s.pack(1, b"z"), s.unpack(b"\x00\x02q"), s.format)
buf = bytearray(6)
struct.pack_into("<H", buf, 2, 513)
print(buf, struct.unpack_from("<B", buf, 3))
for action in (lambda: struct.pack("<b", 200), lambda: struct.pack("<i"), lambda: struct.unpack("<i", b"1"), lambda: struct.pack("<q", "a"), lambda: struct.pack("<y", 1), lambda: struct.pack("<H", -1)):
    try:
        action()
    except struct.error as e:
        print(e)

# expect: b'\x01\x00\x00\x00\xfe\xff\xff\x00\x00\x00\x00\x00\x01\x00\x00' b'\x00\x00\x00\x07?\x00\x00\x00' 13 (1, -2) b'abcx\x00\x00\x00\x00' b'\x01\x00\x00>' (1, 2) b'\x00\x00\x00\x00\x00\x00\x00\x80' [(1,), (2,)]
# expect: 3 b'\x00\x01z' (2, b'q') !Hc
# expect: bytearray(b'\x00\x00\x01\x02\x00\x00') (2,)
# expect: 'b' format requires -128 <= number <= 127
# expect: pack expected 1 items for packing (got 0)
# expect: unpack requires a buffer of 4 bytes
# expect: required argument is not an integer
# expect: bad char in struct format
# expect: 'H' format requires 0 <= number <= 65535

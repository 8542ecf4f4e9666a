b = b"hello\x00\xff'"
print(b, len(b), b[0], b[1:3], list(b[-3:]), b.hex(), b.hex(" "), bytes.fromhex("0aFF 10"), bytes(3), bytes([1, 2]), bytes("é", "utf-8"))
print(b.find(b"l"), b.upper(), b.split(b"l"), b.replace(b"l", b"LL"), b.startswith(b"he"), b"-".join([b"a", b"b"]), 104 in b, b"ell" in b)
print(b"a" + b"b", b"ab" * 2, b"a" < b"b", b"%d %s" % (1, b"x"), b"abc".center(7, b"*"), b" x ".strip(), b'"', b"'\"")

# expect: b"hello\x00\xff'" 8 104 b'el' [0, 255, 39] 68656c6c6f00ff27 68 65 6c 6c 6f 00 ff 27 b'\n\xff\x10' b'\x00\x00\x00' b'\x01\x02' b'\xc3\xa9'
# expect: 2 b"HELLO\x00\xff'" [b'he', b'', b"o\x00\xff'"] b"heLLLLo\x00\xff'" True b'a-b' True True
# expect: b'ab' b'abab' True b'1 x' b'**abc**' b'x' b'"' b'\'"'

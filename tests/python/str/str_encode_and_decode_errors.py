print("é€😀".encode(), "é".encode("latin-1"), b"\xe9".decode("latin-1"), "é".encode("ascii", "ignore"), "é€".encode("ascii", "xmlcharrefreplace"))
print("é".encode("ascii", "backslashreplace"), b"a\xffb".decode(errors="replace"), b"a\xffb".decode("utf-8", "backslashreplace"), "a".encode("utf-16-le"), "é".encode("ascii", "replace"))
for action in (lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: b"ab\xe2\x82".decode("utf-8"), lambda: "\ud800".encode(), lambda: "x".encode("nope")):
    try:
        action()
    except (UnicodeError, LookupError) as e:
        print(type(e).__name__, e)

# expect: b'\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' b'\xe9' é b'' b'&#233;&#8364;'
# expect: b'\\xe9' a�b a\xffb b'a\x00' b'?'
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: UnicodeDecodeError 'utf-8' codec can't decode bytes in position 2-3: unexpected end of data
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: LookupError unknown encoding: nope

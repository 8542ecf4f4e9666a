for action in (lambda: bytes([256]), lambda: bytes(-1), lambda: bytes("a"), lambda: b"a" + "b", lambda: b"abc"[5], lambda: b"a".find("a"), lambda: bytes([1, "2"]), lambda: bytes.fromhex("0g"), lambda: b",".join(["a"]), lambda: bytes(1.5)):
    try:
        action()
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)

# expect: ValueError bytes must be in range(0, 256)
# expect: ValueError negative count
# expect: TypeError string argument without an encoding
# expect: TypeError can't concat str to bytes
# expect: IndexError index out of range
# expect: TypeError argument should be integer or bytes-like object, not 'str'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: TypeError sequence item 0: expected a bytes-like object, str found
# expect: TypeError cannot convert 'float' object to bytes

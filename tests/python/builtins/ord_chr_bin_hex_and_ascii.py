print(ord("a"), chr(8364), ord("😀"), bin(-5), oct(8), hex(255), ascii("é"), chr(0x10FFFF) == "\U0010ffff", ord(b"x"))
for action in (lambda: ord("ab"), lambda: ord(""), lambda: chr(-1), lambda: chr(0x110000), lambda: ord(5), lambda: hex(1.5), lambda: chr("a")):
    try:
        action()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

# expect: 97 € 128512 -0b101 0o10 0xff '\xe9' True 120
# expect: TypeError ord() expected a character, but string of length 2 found
# expect: TypeError ord() expected a character, but string of length 0 found
# expect: ValueError chr() arg not in range(0x110000)
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError ord() expected string of length 1, but int found
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer

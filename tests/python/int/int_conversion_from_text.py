print(int("42"), int("  -7\n"), int("1_000"), int("ff", 16), int("0xff", 16), int("0b101", 0), int("z", 36))
for text, base in (("", 10), ("12a", 10), ("0x", 16), ("1__0", 10), ("8", 8), ("1.5", 10), ("०१२", 10)):
    try:
        print(int(text, base))
    except ValueError as e:
        print(e)
try:
    int("1", 1)
except ValueError as e:
    print(e)

# expect: 42 -7 1000 255 255 5 35
# expect: invalid literal for int() with base 10: ''
# expect: invalid literal for int() with base 10: '12a'
# expect: invalid literal for int() with base 16: '0x'
# expect: invalid literal for int() with base 10: '1__0'
# expect: invalid literal for int() with base 8: '8'
# expect: invalid literal for int() with base 10: '1.5'
# expect: 12
# expect: int() base must be >= 2 and <= 36, or 0

print("%s %r %a %d %i %5d|%-5d|%05d %x %X %#x %o %c %c %%" % ("s", "r", "é", 1, 2, 3, 4, 5, 255, 255, 255, 8, "c", 100))
print("%(a)s-%(b)03d" % {"a": 1, "b": 2}, "%.2f %10.3f %e" % (1.005, 2.5, 12345.678), "%*d|%-*d" % (5, 1, 5, 2), "%.3s" % "abcdef")
for action in (lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%z" % 1, lambda: "%(a)s" % 1, lambda: "%c" % "ab", lambda: "%" % (), lambda: "%x" % 1.5):
    try:
        print(action())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

# expect: s 'r' '\xe9' 1 2     3|4    |00005 ff FF 0xff 10 c d %
# expect: 1-002 1.00      2.500 1.234568e+04     1|2     abc
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError not enough arguments for format string
# expect: TypeError not all arguments converted during string formatting
# expect: ValueError unsupported format character 'z' (0x7a) at index 1
# expect: TypeError format requires a mapping
# expect: TypeError %c requires an int or a unicode character, not a string of length 2
# expect: ValueError incomplete format
# expect: TypeError %x format: an integer is required, not float

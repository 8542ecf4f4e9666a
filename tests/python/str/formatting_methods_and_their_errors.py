import textwrap, string
from string import Template
t="The quick brown fox jumps over the lazy dog. " * 3
print(textwrap.fill(t, 40, initial_indent="* ", subsequent_indent="  ")); print(textwrap.wrap("aaaaaaaaaaaa bb", 5)); print(repr(textwrap.dedent("  a\n    b\n\n  c"))); print(textwrap.indent("a\n\nb", "> ")); print(textwrap.shorten("hello there world", 12)); 
print(Template("$a ${b}c $$").substitute(a=1,b=2), Template("$a $z").safe_substitute(a=1))
try: Template("$z").substitute()
except KeyError as e: print(e)
try: Template("$ x").substitute()
except ValueError as e: print(e)
print(string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.capwords("hello world foo"), string.hexdigits)
class F(string.Formatter):
    def get_value(self,k,a,kw): return kw.get(k,"?") if isinstance(k,str) else a[k]
print(F().format("{0} {q} {z}", 1, q=2), list(string.Formatter().parse("a{b!r:>{w}}c")))
print("{:>10}|{:^10}|{:<10}|{:*^9}".format("a","b","c","d"), "{0[1]} {1.real} {k[x]}".format([1,2],3,k={"x":9}), "{:,} {:_} {:,.2f} {:+d} {:#x} {:#o} {:08b} {:e} {:%} {:g}".format(1234567,1234567,1234567.891,5,255,8,5,12345.678,0.25,1e-7))
for f,a in [("{}",()),("{a}",()),("{:d}",("x",)),("{:s}",(5,)),("{:q}",(1,)),("{",()),("}",()),("{0} {}",(1,2)),("{!z}",(1,)),("{:.2d}",(1,)),("{:,s}",("a",)),("{0.foo}",(1,)),("{0[a]}",([1],)),("{:=5}",("a",))]:
    try: print(f.format(*a))
    except Exception as e: print(f, type(e).__name__, e)
for f,a in [("%d","x"),("%s %s",(1,)),("%s",(1,2)),("%(a)s",{"b":1}),("%(a)s",5),("%c",300000000),("%c","ab"),("%q",1),("%",1),("%*d",("a",1)),("%x",1.5),("%d",None)]:
    try: print(f % a)
    except Exception as e: print(f, type(e).__name__, e)
print("%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%e|%g|%.3f|%r|%a|%c|%c|%%|%5.1f|%s" % (1,2,3,4,5,255,255,255,8,1234.5,1e10,3.14159,"a","é",65,"B",2.25,[1]))
print("%(a)s %(b)05.1f" % {"a":1,"b":2.55}, "%*d|%-*d|%.*f" % (5,1,5,2,2,3.14159), "%s %s" % ("a", ("b",)), "%.3s|%10.2s" % ("abcdef","xyz"))
print("Straße".upper(), "ǆ".title(), "İ".lower(), "ΑΣ".lower(), "ﬁ".upper(), "ß".casefold(), "ŉ".upper(), "he'llo wORLD".title(), "hello".capitalize(), "aBc".swapcase())
print("a\tb\tc".expandtabs(4), "x".center(5,"é"), "abc".zfill(5), "-5".zfill(5), "a,b,,c".split(","), " a  b ".split(), "a b c".rsplit(None,1), "a\nb\r\nc\x0bd\u2028e".splitlines(), "a\nb".splitlines(True), "abc".partition("b"), "abcb".rpartition("b"))
print("abc".translate({97:"X",98:None,99:0x1F600}), str.maketrans("ab","cd","e"), "²".isdigit(), "½".isnumeric(), "٣".isdecimal(), int("٣"), "aé".isalpha(), "a1".isalnum(), "\u00a0".isspace(), "A".isupper(), "".islower(), "x1".isidentifier(), "\n".isprintable(), "Ab Cd".istitle())
print("hello".startswith(("x","he")), "hello".endswith("lo",1), "hello".find("l",3), "hello".count("l"), "hello".replace("l","L",1), "abc".removeprefix("a").removesuffix("c"), "xxabxx".strip("x"), "a".join("xyz"), "abc"[::-1], "abc"[5:], "a"<"b", "é".encode(), "é".encode("latin-1"), b"\xc3\xa9".decode(), "😀".encode("utf-16"), len("😀"), "a😀b"[1], "😀".isprintable())
for fn in [lambda: "a".index("z"), lambda: "abc"[10], lambda: "a"+1, lambda: "a"*"b", lambda: "a".join([1]), lambda: "a".split(""), lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: "a".center("x"), lambda: chr(-1), lambda: ord("ab"), lambda: int("x"), lambda: float("x"), lambda: "a".foo, lambda: "abc"["a"], lambda: "a".encode("nope"), lambda: str(b"a","nope"), lambda: "x".zfill(), lambda: "x".replace("a"), lambda: "".rindex("q")]:
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)

# expect: * The quick brown fox jumps over the
# expect:   lazy dog. The quick brown fox jumps
# expect:   over the lazy dog. The quick brown fox
# expect:   jumps over the lazy dog.
# expect: ['aaaaa', 'aaaaa', 'aa bb']
# expect: 'a\n  b\n\nc'
# expect: > a
# expect:
# expect: > b
# expect: hello [...]
# expect: 1 2c $ 1 $z
# expect: 'z'
# expect: Invalid placeholder in string: line 1, col 1
# expect: abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ ' \t\n\r\x0b\x0c' Hello World Foo 0123456789abcdefABCDEF
# expect: 1 2 ? [('a', 'b', '>{w}', 'r'), ('c', None, None, None)]
# expect:          a|    b     |c         |****d**** 2 3 9 1,234,567 1_234_567 1,234,567.89 +5 0xff 0o10 00000101 1.234568e+04 25.000000% 1e-07
# expect: {} IndexError Replacement index 0 out of range for positional args tuple
# expect: {a} KeyError 'a'
# expect: {:d} ValueError Unknown format code 'd' for object of type 'str'
# expect: {:s} ValueError Unknown format code 's' for object of type 'int'
# expect: {:q} ValueError Unknown format code 'q' for object of type 'int'
# expect: { ValueError Single '{' encountered in format string
# expect: } ValueError Single '}' encountered in format string
# expect: {0} {} ValueError cannot switch from manual field specification to automatic field numbering
# expect: {!z} ValueError Unknown conversion specifier z
# expect: {:.2d} ValueError Precision not allowed in integer format specifier
# expect: {:,s} ValueError Cannot specify ',' with 's'.
# expect: {0.foo} AttributeError 'int' object has no attribute 'foo'
# expect: {0[a]} TypeError list indices must be integers or slices, not str
# expect: {:=5} ValueError '=' alignment not allowed in string format specifier
# expect: %d TypeError %d format: a real number is required, not str
# expect: %s %s TypeError not enough arguments for format string
# expect: %s TypeError not all arguments converted during string formatting
# expect: %(a)s KeyError 'a'
# expect: %(a)s TypeError format requires a mapping
# expect: %c OverflowError %c arg not in range(0x110000)
# expect: %c TypeError %c requires an int or a unicode character, not a string of length 2
# expect: %q ValueError unsupported format character 'q' (0x71) at index 1
# expect: % ValueError incomplete format
# expect: %*d TypeError * wants int
# expect: %x TypeError %x format: an integer is required, not float
# expect: %d TypeError %d format: a real number is required, not NoneType
# expect:     1|2    |00003|+4| 5|ff|FF|0xff|10|1.234500e+03|1e+10|3.142|'a'|'\xe9'|A|B|%|  2.2|[1]
# expect: 1 002.5     1|2    |3.14 a ('b',) abc|        xy
# expect: STRASSE ǅ i̇ ας FI ss ʼN He'Llo World Hello AbC
# expect: a   b   c ééxéé 00abc -0005 ['a', 'b', '', 'c'] ['a', 'b'] ['a b', 'c'] ['a', 'b', 'c', 'd', 'e'] ['a\n', 'b'] ('a', 'b', 'c') ('abc', 'b', '')
# expect: X😀 {97: 99, 98: 100, 101: None} True True True 3 True True True True False True False True
# expect: True True 3 2 heLlo b ab xayaz cba  True b'\xc3\xa9' b'\xe9' é b'\xff\xfe=\xd8\x00\xde' 1 😀 True
# expect: ValueError substring not found
# expect: IndexError string index out of range
# expect: TypeError can only concatenate str (not "int") to str
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: TypeError sequence item 0: expected str instance, int found
# expect: ValueError empty separator
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError ord() expected a character, but string of length 2 found
# expect: ValueError invalid literal for int() with base 10: 'x'
# expect: ValueError could not convert string to float: 'x'
# expect: AttributeError 'str' object has no attribute 'foo'
# expect: TypeError string indices must be integers, not 'str'
# expect: LookupError unknown encoding: nope
# expect: LookupError unknown encoding: nope
# expect: TypeError str.zfill() takes exactly one argument (0 given)
# expect: TypeError replace() takes at least 2 positional arguments (1 given)
# expect: ValueError substring not found
# stderr: formatting_methods_and_their_errors.py:27: SyntaxWarning: str indices must be integers or slices, not str; perhaps you missed a comma?
# stderr:   for fn in [lambda: "a".index("z"), lambda: "abc"[10], lambda: "a"+1, lambda: "a"*"b", lambda: "a".join([1]), lambda: "a".split(""), lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: "a".center("x"), lambda: chr(-1), lambda: ord("ab"), lambda: int("x"), lambda: float("x"), lambda: "a".foo, lambda: "abc"["a"], lambda: "a".encode("nope"), lambda: str(b"a","nope"), lambda: "x".zfill(), lambda: "x".replace("a"), lambda: "".rindex("q")]:

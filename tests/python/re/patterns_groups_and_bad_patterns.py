import re
print(re.findall(r"(\w+)@(\w+)\.com", "a@b.com c@d.com"), re.sub(r"(\d+)", lambda m: str(int(m[1])*2), "a1b22"), re.split(r"[,;]\s*", "a, b;c"), re.split(r"(,)", "a,b"))
m=re.match(r"(?P<y>\d{4})-(?P<m>\d\d)", "2024-05-01x"); print(m, m.groups(), m.groupdict(), m.span("m"), m.start(), m.end(1), m["y"], m.expand(r"\2/\g<y>"), m.lastgroup, m.lastindex, m.re, m.string)
print(re.compile(r"a.b", re.I|re.S), re.compile("x").pattern, re.escape("a.b*c d"), re.fullmatch("a+","aaa"), re.search("z","abc"))
print(re.sub("a*", "-", "baac"), re.sub("x","y","xxx",count=2), re.subn("x","y","xxx"), list(m.span() for m in re.finditer("a|b","cab")))
print(re.findall(r"\b\w", "hello big world"), re.findall(r"(?<=a)b", "ab cb"), re.findall(r"(?<!a)b","ab cb"), re.findall(r"a(?=b)","ab ac"), re.findall("(?i)ABC","abc Abc"), re.findall(r"(?m)^\w+$","ab\ncd"))
for pat in ["(", "[", "*a", "a**", "(?P<a>x)(?P<a>y)", r"\1", "(?P=q)", "a{2,1}", "(?<=a*)b", "[z-a]", "\\", "(?z)", "x(?i)"]:
    try: re.compile(pat); print("ok", pat)
    except re.PatternError as e: print(pat, "->", e, e.pos, e.lineno, e.colno)
print(re.match(r"(a)|(b)","b").groups(), re.match(r"(a)|(b)","b").groups("D"), re.match("(a)?","").group(1))
print(re.sub(r"(?P<n>\w)", r"<\g<n>>", "ab"), re.sub("a", r"\n", "a"), re.sub("(a)", r"\1\1", "a"))
try: re.sub("a", r"\q", "a")
except re.PatternError as e: print(e)
try: re.sub("a", r"\3", "a")
except re.PatternError as e: print(e)
p=re.compile(r"""
 (\d+)  # num
 \s* [a-z]+ """, re.X); print(p.search("12 ab").group(), p.groups, p.groupindex, p.flags)
print(re.match(rb"\w+", b"abc"), re.findall(rb".", b"\xff1"))
try: re.match("a", b"a")
except TypeError as e: print(e)
print(re.findall(r"\d+?", "123"), re.findall(r"a{2,}", "aaa a aa"), re.findall(r"(?:ab)+", "ababx"), re.match(r"(?>a+)b","aab"), re.findall(r"a++", "aaa"))
print(re.findall(r"[^\W\d]+", "ab1é_ü"), re.findall(r"\w+", "héé ñ"), re.findall(r"\w+", "héé", re.A), re.match("ß","SS",re.I), re.match("İ","i",re.I), re.match("k","\u212a",re.I))
print(re.compile("a|b").split("1a2b3", maxsplit=1), re.template if hasattr(re,"template") else None, re.purge(), re.NOFLAG, re.I, re.I|re.M, repr(re.compile("x", re.U)))

# expect: [('a', 'b'), ('c', 'd')] a2b44 ['a', 'b', 'c'] ['a', ',', 'b']
# expect: <re.Match object; span=(0, 7), match='2024-05'> ('2024', '05') {'y': '2024', 'm': '05'} (5, 7) 0 4 2024 05/2024 m 2 re.compile('(?P<y>\\d{4})-(?P<m>\\d\\d)') 2024-05-01x
# expect: re.compile('a.b', re.IGNORECASE|re.DOTALL) x a\.b\*c\ d <re.Match object; span=(0, 3), match='aaa'> None
# expect: -b--c- yyx ('yyy', 3) [(1, 2), (2, 3)]
# expect: ['h', 'b', 'w'] ['b'] ['b'] ['a'] ['abc', 'Abc'] ['ab', 'cd']
# expect: ( -> missing ), unterminated subpattern at position 0 0 1 1
# expect: [ -> unterminated character set at position 0 0 1 1
# expect: *a -> nothing to repeat at position 0 0 1 1
# expect: a** -> multiple repeat at position 2 2 1 3
# expect: (?P<a>x)(?P<a>y) -> redefinition of group name 'a' as group 2; was group 1 at position 12 12 1 13
# expect: \1 -> invalid group reference 1 at position 1 1 1 2
# expect: (?P=q) -> unknown group name 'q' at position 4 4 1 5
# expect: a{2,1} -> min repeat greater than max repeat at position 2 2 1 3
# expect: (?<=a*)b -> look-behind requires fixed-width pattern None None None
# expect: [z-a] -> bad character range z-a at position 1 1 1 2
# expect: \ -> bad escape (end of pattern) at position 0 0 1 1
# expect: (?z) -> unknown extension ?z at position 1 1 1 2
# expect: x(?i) -> global flags not at the start of the expression at position 1 1 1 2
# expect: (None, 'b') ('D', 'b') None
# expect: <a><b> 
# expect:  aa
# expect: bad escape \q at position 0
# expect: invalid group reference 3 at position 1
# expect: 12 ab 1 {} 96
# expect: <re.Match object; span=(0, 3), match=b'abc'> [b'\xff', b'1']
# expect: cannot use a string pattern on a bytes-like object
# expect: ['1', '2', '3'] ['aaa', 'aa'] ['abab'] <re.Match object; span=(0, 3), match='aab'> ['aaa']
# expect: ['ab', 'é_ü'] ['héé', 'ñ'] ['h'] None <re.Match object; span=(0, 1), match='i'> <re.Match object; span=(0, 1), match='K'>
# expect: ['1', '2b3'] None None re.NOFLAG re.IGNORECASE re.IGNORECASE|re.MULTILINE re.compile('x')

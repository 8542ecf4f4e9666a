import re

print(re.findall("^a.$", "ab\nAc\na\n", re.M), re.findall("^a.$", "ab\nAc\na\n", re.M | re.I))
print(re.findall("a.b", "a\nb axb", re.S), re.search("(?i:A)b", "ab aB").span())
print(re.findall(r"\w+", "naïve café"), re.findall(r"\w+", "naïve café", re.A))
print(re.compile("""
    (\\d+)   # digits
    \\.? (\\d*)
""", re.X).match("3.14").groups())
print(re.findall("straße|ſ", "STRASSE Straße S", re.I), re.match("K", "\u212a", re.I))
print(re.compile("x", re.I | re.M), re.compile(b"\xff"), repr(re.compile("(?s)a" * 1)))

# expect: ['ab'] ['ab', 'Ac']
# expect: ['a\nb', 'axb'] (0, 2)
# expect: ['naïve', 'café'] ['na', 've', 'caf']
# expect: ('3', '14')
# expect: ['S', 'S', 'S', 'Straße', 'S'] <re.Match object; span=(0, 1), match='K'>
# expect: re.compile('x', re.IGNORECASE|re.MULTILINE) re.compile(b'\xff') re.compile('(?s)a', re.DOTALL)

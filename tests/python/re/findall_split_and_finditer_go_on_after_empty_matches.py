import re

print(re.findall("a*", "baac"), re.findall("(a)|b", "abc"), re.findall("(a)(b)?", "aab"))
print(re.split("x*", "axbc"), re.split("(,)|;", "a,b;c"), re.split(",", "a,b,c", maxsplit=1))
print([m.span() for m in re.finditer("|a", "aba")])
p = re.compile("a")
print(p.findall("aaaa", 1, 3), p.search("baa", 2), p.match("ba", 1), p.fullmatch("aa"))
s = re.compile(r"\w").scanner("ab c")
print(s.match(), s.match(), s.match(), s.search())

# expect: ['', 'aa', '', ''] ['a', ''] [('a', ''), ('a', 'b')]
# expect: ['', 'a', '', 'b', 'c', ''] ['a', ',', 'b', None, 'c'] ['a', 'b,c']
# expect: [(0, 0), (0, 1), (1, 1), (2, 2), (2, 3), (3, 3)]
# expect: ['a', 'a'] <re.Match object; span=(2, 3), match='a'> <re.Match object; span=(1, 2), match='a'> None
# expect: <re.Match object; span=(0, 1), match='a'> <re.Match object; span=(1, 2), match='b'> None None

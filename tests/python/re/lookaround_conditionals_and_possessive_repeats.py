import re

print(re.findall(r"(?<=\$)\d+(?!\d|%)", "$12 $34% $5"), re.findall(r"(?<!a)b", "ab bb"))
print(re.findall(r"(\()?\w+(?(1)\))", "(a) b (c"))
print(re.match("a*+a", "aaa"), re.match("(?>a+)b", "aab"), re.match("(?:ab)++c", "ababc"))
print(re.match(r"(['\"]).*?\1", "'it\"s' x").group(), re.match("(?:(a)|b)*", "ab").groups())
print(re.search(r"\bfoo\b", "a foo.").span(), re.search(r"\B", ""), re.search("a{2,3}?", "aaaa").group())
print(re.match("(a?)*?$", "aa").span(), re.match("(?:a|ab)(?:c|bcd)(?:d*)", "abcd").group())

# expect: ['12', '5'] ['b', 'b']
# expect: ['(', '', '']
# expect: None <re.Match object; span=(0, 3), match='aab'> <re.Match object; span=(0, 5), match='ababc'>
# expect: 'it"s' ('a',)
# expect: (2, 5) <re.Match object; span=(0, 0), match=''> aa
# expect: (0, 2) abcd

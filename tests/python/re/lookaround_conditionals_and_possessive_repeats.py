import re

print(re.findall(r"(?<=\$)\d+(?!\d|%)", "$12 $34% $5"), re.findall(r"(?<!a)b", "ab bb"))
print(re.findall(r"(\()?\w+(?(1)\))", "(a) b (c"))
print(re.match("a*+a", "aaa"), re.match("(?>a+)b", "aab"), re.match("(?:ab)++c", "ababc"))
print(re.match(r"(['\"]).*?\1", "'it\"s' x").group(), re.match("(?:(a)|b)*", "ab").groups())
print(re.search(r"\bfoo\b", "a foo.").span(), re.search(r"\B", ""), re.search("a{2,3}?", "aaaa").group())
print(re.match("(a?)*?$", "aa").span(), re.match("(?:a|ab)(?:c|bcd)(?:d*)", "abcd").group())

import re

text = "ab" * 50000
print(len(re.match("(?:a|b)*", text).group()), re.match("(?:(a)(b))*$", text).span(2))
print(len(re.findall("ab", text)), len(re.sub("a", "", text)), len(re.split("b", text)))
print(re.search("(?:a|b)*?c", "ab" * 2000))

# expect: 100000 (99999, 100000)
# expect: 50000 50000 50001
# expect: None

import re

text = "a\U0001f600b\U0001f601\U0001f602"
print([m.span() for m in re.finditer("[\U0001f600-\U0001f64f]+", text)], re.findall(".", text))
print(re.sub("\U0001f600", "x", text), re.split("b", text), re.match("a(.)b", text).group(1))
print(re.search("b", text).start(), re.search("\U00010400", "x\U00010428", re.I).span())

# expect: [(1, 2), (3, 5)] ['a', '😀', 'b', '😁', '😂']
# expect: axb😁😂 ['a😀', '😁😂'] 😀
# expect: 2 (1, 2)

import re

m = re.match(r"(?P<key>\w+)\s*=\s*(\d+)(;)?", "size = 42")
print(m, m.group(), m.group(1, 2, 3), m["key"], m[2])
print(m.groups(), m.groups("none"), m.groupdict())
print(m.start(2), m.end("key"), m.span(3), m.regs)
print(m.lastindex, m.lastgroup, m.pos, m.endpos, m.string, m.re)
for bad in (4, "missing", -1):
    try:
        m.group(bad)
    except IndexError as error:
        print("IndexError", error)

# expect: <re.Match object; span=(0, 9), match='size = 42'> size = 42 ('size', '42', None) size 42
# expect: ('size', '42', None) ('size', '42', 'none') {'key': 'size'}
# expect: 7 4 (-1, -1) ((0, 9), (0, 4), (7, 9), (-1, -1))
# expect: 2 None 0 9 size = 42 re.compile('(?P<key>\\w+)\\s*=\\s*(\\d+)(;)?')
# expect: IndexError no such group
# expect: IndexError no such group
# expect: IndexError no such group

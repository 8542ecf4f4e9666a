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

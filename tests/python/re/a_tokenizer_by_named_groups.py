import re

tokens = re.compile(r"""
    (?P<number>\d+(?:\.\d*)?) | (?P<name>[^\W\d]\w*) | (?P<op>[-+*/=()]) | (?P<space>\s+) | (?P<bad>.)
""", re.X)
print([(m.lastgroup, m.group()) for m in tokens.finditer("area = 3.14*(r + ß_1) $") if m.lastgroup != "space"])
print(dict(tokens.groupindex), tokens.groups, tokens == re.compile(tokens.pattern, re.X), re.escape("a.b*c"))

# expect: [('name', 'area'), ('op', '='), ('number', '3.14'), ('op', '*'), ('op', '('), ('name', 'r'), ('op', '+'), ('name', 'ß_1'), ('op', ')'), ('bad', '$')]
# expect: {'number': 1, 'name': 2, 'op': 3, 'space': 4, 'bad': 5} 5 True a\.b\*c

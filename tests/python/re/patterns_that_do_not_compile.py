import re

for pattern in ("(", "a)", "[", "*a", "a**", "(?P<1>a)", "(?P=x)", r"\1", "(?<=a*)b", "[z-a]", "(?Z)", r"\q", "a{3,2}"):
    try:
        re.compile(pattern)
    except re.PatternError as error:
        print(repr(pattern), error, error.pos)
for call in (lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match("a", 1)):
    try:
        call()
    except TypeError as error:
        print(error)

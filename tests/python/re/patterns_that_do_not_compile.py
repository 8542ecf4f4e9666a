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

# expect: '(' missing ), unterminated subpattern at position 0 0
# expect: 'a)' unbalanced parenthesis at position 1 1
# expect: '[' unterminated character set at position 0 0
# expect: '*a' nothing to repeat at position 0 0
# expect: 'a**' multiple repeat at position 2 2
# expect: '(?P<1>a)' bad character in group name '1' at position 4 4
# expect: '(?P=x)' unknown group name 'x' at position 4 4
# expect: '\\1' invalid group reference 1 at position 1 1
# expect: '(?<=a*)b' look-behind requires fixed-width pattern None
# expect: '[z-a]' bad character range z-a at position 1 1
# expect: '(?Z)' unknown extension ?Z at position 1 1
# expect: '\\q' bad escape \q at position 0 0
# expect: 'a{3,2}' min repeat greater than max repeat at position 2 2
# expect: cannot use a string pattern on a bytes-like object
# expect: cannot use a bytes pattern on a string-like object
# expect: expected string or bytes-like object, got 'int'

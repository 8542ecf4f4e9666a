import re

print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"))
print(re.sub(r"(?P<first>\w)(\w*)", r"\g<2>\g<first>ay", "pig latin"))
print(re.sub("b", lambda m: m.group().upper() * m.start(), "abcb"))
print(re.subn("x*", "-", "abxd"), re.sub("a", r"\n\t\\", "a"), re.sub("a", "b", "aaa", count=2))
print(re.sub(b"a", rb"<\g<0>>", b"banana"))
print(re.match("(a)(b)?", "a").expand(r"[\1][\2]"))
for repl in (r"\2", r"\g<x>", r"\g<"):
    try:
        re.sub("(a)", repl, "a")
    except (re.PatternError, IndexError) as error:
        print(type(error).__name__, error)

# expect: world hello
# expect: igpay atinlay
# expect: aBcBBB
# expect: ('-a-b--d-', 5) 
# expect: 	\ bba
# expect: b'b<a>n<a>n<a>'
# expect: [a][]
# expect: PatternError invalid group reference 2 at position 1
# expect: IndexError unknown group name 'x'
# expect: PatternError missing group name at position 3

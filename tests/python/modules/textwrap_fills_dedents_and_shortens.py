import textwrap
print(textwrap.fill("the quick brown fox jumps", 10), textwrap.dedent("  a\n    b\n"), textwrap.shorten("hello big world", 11), sep="|")

# expect: the quick
# expect: brown fox
# expect: jumps|a
# expect:   b
# expect: |hello [...]

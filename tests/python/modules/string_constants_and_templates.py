import string
print(string.ascii_lowercase, string.hexdigits, repr(string.whitespace), string.punctuation, string.capwords("hello big  world"))
t = string.Template("$name owes ${amount}$$ to $who")
print(t.safe_substitute(name="A", amount=5), t.substitute(name="A", amount=5, who="B"))
try:
    t.substitute(name="A")
except KeyError as e:
    print(e)
print(list(string.Formatter().parse("a{b!r:c}d")))

# expect: abcdefghijklmnopqrstuvwxyz 0123456789abcdefABCDEF ' \t\n\r\x0b\x0c' !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ Hello Big World
# expect: A owes 5$ to $who A owes 5$ to B
# expect: 'amount'
# expect: [('a', 'b', 'c', 'r'), ('d', None, None, None)]

import sys
print(1, "a", None, sep="-", end="!\n")
print(*range(3), sep="")
print()
print("x", file=sys.stdout, flush=True)
print("to stderr", file=sys.stderr)
print(end="no newline\n")
print("a", sep=None, end=None)
class F:
    def __init__(self): self.got = []
    def write(self, s): self.got.append(s)
f = F()
print("p", 1, file=f)
print(f.got)
for kw in ({"sep": 5}, {"end": 1}, {"bad": 1}, {"file": 5}):
    try:
        print("x", **kw)
    except (TypeError, AttributeError) as e:
        print(e)

# expect: 1-a-None!
# expect: 012
# expect:
# expect: x
# expect: no newline
# expect: a
# expect: ['p', ' ', '1', '\n']
# expect: sep must be None or a string, not int
# expect: end must be None or a string, not int
# expect: print() got an unexpected keyword argument 'bad'
# expect: 'int' object has no attribute 'write'
# stderr: to stderr

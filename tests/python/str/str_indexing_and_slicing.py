s = "abcdefg"
print(s[0], s[-1], s[1:3], s[::-1], s[5:1:-2], s[10:], s[-3:], s[:-8], s[::3])
for action in (lambda: s[7], lambda: s["a"], lambda: s[1.0], lambda: s[::0]):
    try:
        action()
    except (IndexError, TypeError, ValueError) as e:
        print(e)
try:
    s[0] = "x"
except TypeError as e:
    print(e)

# expect: a g bc gfedcba fd  efg  adg
# expect: string index out of range
# expect: string indices must be integers, not 'str'
# expect: string indices must be integers, not 'float'
# expect: slice step cannot be zero
# expect: 'str' object does not support item assignment

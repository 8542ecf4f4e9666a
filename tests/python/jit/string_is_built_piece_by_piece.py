s = ""
for i in range(3000):
    s += chr(97 + i % 26)
    if i % 1000 == 500:
        s = s.upper()
print(len(s), s[495:505], s[-3:])
t = ""
for c in s:
    if c.isupper():
        t = c + t
print(len(t), t[:10])
parts = []
for i in range(1200):
    parts.append(f"{i:03x}")
print("".join(parts)[-12:])

# expect: 3000 BCDEFGHIJK hij
# expect: 2501 EDCBAZYXWV
# expect: 4ac4ad4ae4af

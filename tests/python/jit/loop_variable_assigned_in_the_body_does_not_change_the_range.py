seen = 0
for i in range(3000):
    i *= 2
    i += 0.5
    seen += i
print(seen, i)
for i in range(3000):
    n = i
    i = "text"
print(n, i)

# expect: 8998500.0 5998.5
# expect: 2999 text

it = iter(range(4000))
pairs = 0
for a in it:
    for b in it:
        if b % 5 == 0:
            break
        pairs += a ^ b
print(pairs, next(it, "empty"))

# expect: 53632 empty

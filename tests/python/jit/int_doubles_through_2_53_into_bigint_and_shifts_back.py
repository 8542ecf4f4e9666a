def climb(x):
    top = 0
    for turn in range(3000):
        if x < 2**70:
            x *= 2
            x += 1
        else:
            top += 1
            x >>= 60
    return x, top

print(climb(3))
print(climb(-1))
print(climb(2**53 - 1))

# expect: (8191, 49)
# expect: (-1, 0)
# expect: (18446744073709551615, 49)

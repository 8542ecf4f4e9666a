def lcg(turns):
    state = 12345
    total = 0
    for _ in range(turns):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        total ^= state >> 33
    return state, total

print(lcg(10))
print(lcg(5000))

# expect: (3471096822299788827, 2106274544)
# expect: (17205300179117191809, 1062679258)

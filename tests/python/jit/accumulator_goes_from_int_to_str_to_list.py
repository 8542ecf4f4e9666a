def grow(start, step, n):
    for _ in range(n):
        start = start + step
    return start

print(grow(0, 1, 2500))
print(len(grow("", "ab", 2500)))
print(len(grow([], [1], 2500)))
print(grow(0.5, 0.25, 2500))
print(grow(True, True, 2500))
print(len(grow((), (None,), 2500)))
print(grow(0, 1, 2500))

# expect: 2500
# expect: 5000
# expect: 2500
# expect: 625.5
# expect: 2501
# expect: 2500
# expect: 2500

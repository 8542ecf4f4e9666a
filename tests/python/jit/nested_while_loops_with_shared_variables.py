i = j = turns = 0
while i < 200:
    while j < i:
        j += 2
        turns += 1
    j -= i // 3
    i += 1
print(i, j, turns)

# expect: 200 133 3350

calls = 0

def mid(x):
    global calls
    calls += 1
    return x

hits = 0
for i in range(3000):
    if 100 < mid(i) <= 2000 != i:
        hits += 1
print(hits, calls)

# expect: 1899 3000

total = 0
for i in range(3000, -3000, -7):
    total += i
print(total, i)
for i in range(5, 5):
    print("never")
print(i)
try:
    for s in range(3, -1, -1):
        for i in range(0, 1000, s):
            total += 1
except ValueError as e:
    print(total, e)

# expect: 429 -2999
# expect: -2999
# expect: 2263 range() arg 3 must not be zero

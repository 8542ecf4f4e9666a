big = 2**53
hits = [0, 0, 0]
for i in range(3000):
    n = big + i
    f = float(n)
    hits[0] += n == f
    hits[1] += n < f
    hits[2] += n > f
print(hits)
print(2**53 + 1 == 2.0**53, 10**400 > 1e308, -(10**400) < float("-inf"), 10**400 < float("inf"))

# expect: [1500, 750, 750]
# expect: False True False True

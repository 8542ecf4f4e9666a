def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)

def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))

total = 0
for i in range(1, 2000):
    total += gcd(i, 360)
print(total, ackermann(2, 30))

# expect: 20816 63

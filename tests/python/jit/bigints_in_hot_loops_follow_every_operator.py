def operators(turns, start):
    a = start
    b = -(10**20) - 7
    checks = 0
    for i in range(1, turns):
        a = a + b * i
        a -= i
        q, r = divmod(a, b)
        checks += (q * b + r == a) + (a // b == q) + (a % b == r)
        checks ^= (a >> 3) & 1023
        checks += int(a < b) + int(a <= b) + int(a == b) + int(a != b) + int(a > b) + int(a >= b)
        c = ~a & (a | b) ^ (a << 5)
        checks = (checks + c % 1000003 + (-c) % 997 + abs(c) % 89) % 1000000007
        if a % 7 == 0:
            a = -a
        if not (a - a):
            checks += 1
        if a.bit_length() > 300:
            a //= 10**40
    return a, checks


def powers(turns):
    total = 0
    for i in range(turns):
        total += pow(i + 2, i + 100, 10**18 + 9)
        total += pow(10**25 + i, 3, 97) + (i % 5) ** 40
        total ^= 1 << (i % 90)
    return total


def floats(turns):
    total = 0.0
    value = 1
    for i in range(turns):
        value = value * 3 + 1
        if value > 10**60:
            value //= 10**50
        total += value / 10**30 + float(value) * 1e-40
        total -= int(total)
        if value > 1e50:
            total += 0.25
    return total


print(operators(900, 12345))
print(operators(900, 10**30))
print(powers(600))
print(floats(1500))

# expect: (314200000000000000012791, 450794295)
# expect: (999959544999999999999996763600, 442072766)
# expect: 130564177466698193651172710
# expect: 0.2500000000000108

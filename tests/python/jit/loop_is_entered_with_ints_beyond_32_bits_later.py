def total(start, stop):
    result = 0
    for i in range(start, stop):
        result += i & 255
        result ^= i % 7
    return result


def walk(value, limit):
    steps = 0
    while value < limit:
        value += 3
        steps += 1
    return value, steps


def rehash(value, turns):
    for i in range(turns):
        value = (value * 31 + i) & 0xFFFFFFFF
    return value


def shrink(value):
    steps = 0
    while value > 1:
        value //= 2
        steps += value % 3
    return steps


for base in (0, 2**31 - 500, 2**32 - 500, 2**40, 2**53 - 1500, -(2**31) - 500, 2**60):
    print(total(base, base + 1000), walk(base, base + 2000), rehash(base, 700), shrink(base))
    print(total(0, 900), walk(0, 1500), rehash(7, 700), shrink(10**9))

# expect: 124705 (2001, 667) 1646153054 0
# expect: 106560 (1500, 500) 64520421 36
# expect: 127520 (2147485149, 667) 803279210 12
# expect: 106560 (1500, 500) 64520421 36
# expect: 127503 (4294968797, 667) 2950762858 25
# expect: 106560 (1500, 500) 64520421 36
# expect: 124708 (1099511629777, 667) 1646153054 60
# expect: 106560 (1500, 500) 64520421 36
# expect: 129996 (9007199254741493, 667) 1265015170 35
# expect: 106560 (1500, 500) 64520421 36
# expect: 127500 (-2147482147, 667) 803279210 0
# expect: 106560 (1500, 500) 64520421 36
# expect: 124719 (1152921504606848977, 667) 1646153054 90
# expect: 106560 (1500, 500) 64520421 36

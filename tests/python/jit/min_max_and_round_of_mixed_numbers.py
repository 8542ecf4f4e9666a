import math


def extremes(turns):
    out = []
    nan = float("nan")
    low = 10**30
    best = -1.0
    total = 0
    for i in range(turns):
        x = (i * 37 % 101) / 8.0
        total += min(i, 7, x) + max(0, i - 500, 3)
        best = max(best, x)
        low = min(low, i * 10**18 - 5, x)
        if i % 97 == 0:
            out.append((min(x, nan), max(nan, x), min(0.0, -0.0), max(-0.0, 0.0), max(1, 1.0), min(1.0, 1)))
    return out[:3], str(out[-1]), best, low, total


def rounding(turns):
    total = 0
    parts = 0.0
    for i in range(turns):
        x = (i - turns // 2) / 8.0
        total += round(x) * (i % 5) + round(i) + math.floor(i) + math.ceil(x) + math.trunc(x)
        parts += round(x * 1.01, 2) + round(x, 1) + round(x * 1000, -2)
        if i % 300 == 0:
            print(round(x), round(-x), round(x, 2), round(2.675 + i, 2), round(-0.04, 1), round(i + 0.5))
    return total, parts


def tests(turns):
    count = 0
    for i in range(turns):
        x = i / 4
        count += x.is_integer() + math.isnan(x) + math.isinf(x * 1e308) + math.isfinite(x)
        count += math.isclose(x, x + 1e-10) + math.isclose(x, x * 1.1)
        count += i.bit_length() + (i * 2**40).bit_length() + (-i).bit_count()
        count += math.gcd(i, 360) + math.gcd(-i * 2**33, 2**35 * 9)
    return count


print(extremes(1000))
print(rounding(1000))
print(tests(1000))


def raises(values):
    seen = []
    for value in values:
        try:
            seen.append(round(value))
        except (ValueError, OverflowError) as error:
            seen.append(str(error))
    return seen


print(raises([float(i) + 0.5 for i in range(600)] + [math.inf, math.nan, 1e300])[-5:])

# expect: ([(0.0, nan, 0.0, -0.0, 1, 1.0), (6.75, nan, 0.0, -0.0, 1, 1.0), (0.875, nan, 0.0, -0.0, 1, 1.0)], '(4.375, nan, 0.0, -0.0, 1, 1.0)', 12.5, -5, 131267.625)
# expect: -62 62 -62.5 2.67 -0.0 0
# expect: -25 25 -25.0 302.68 -0.0 300
# expect: 12 -12 12.5 602.67 -0.0 600
# expect: 50 -50 50.0 902.67 -0.0 900
# expect: (999436, -62625.61999999952)
# expect: 40218073836470
# expect: [598, 600, 'cannot convert float infinity to integer', 'cannot convert float NaN to integer', 1000000000000000052504760255204420248704468581108159154915854115511802457988908195786371375080447864043704443832883878176942523235360430575644792184786706982848387200926575803737830233794788090059368953234970799945081119038967640880074652742780142494579258788820056842838115669472196386865459400540160]

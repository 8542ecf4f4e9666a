import cmath


def mandelbrot(size, limit):
    counts = []
    for y in range(size):
        row = 0
        for x in range(size):
            c = complex(3.0 * x / size - 2.0, 2.0 * y / size - 1.0)
            z = 0j
            n = 0
            while abs(z) <= 2.0 and n < limit:
                z = z * z + c
                n += 1
            row += n
        counts.append(row)
    return counts


def squares(size, limit):
    total = 0
    for y in range(size):
        c = complex(-0.7, y / size)
        z = c
        for _ in range(limit):
            z = z**2 + c
            if z.real * z.real + z.imag * z.imag > 4:
                break
            total += 1
    return total, z


def newton(turns):
    z = 1.5 + 0.5j
    seen = []
    for i in range(turns):
        z = z - (z * z * z - 1) / (3 * z * z)
        if i % 90 == 0:
            seen.append(z)
            z = z.conjugate() * (1 + i) - 2 / 3
    return seen


def mixed(turns):
    total = 0j
    for i in range(turns):
        w = complex(i, 1) / (2 - 1j) - 3
        total += -w * 2.5 + (1 - w) * 0.5j + w / 4
        if i % 3 == 0:
            total *= 0.25
        elif i % 7 == 0:
            total = total / (1j + i)
    return total, total == total, total != 0


def transform(values):
    n = len(values)
    if n == 1:
        return values
    even = transform(values[0::2])
    odd = transform(values[1::2])
    out = [0j] * n
    for k in range(n // 2):
        t = cmath.exp(-2j * cmath.pi * k / n) * odd[k]
        out[k] = even[k] + t
        out[k + n // 2] = even[k] - t
    return out


def edges(turns):
    seen = set()
    z = -0.0 + 0j
    inf = float("inf")
    for i in range(turns):
        w = complex(inf, i) if i % 100 == 99 else complex(i, -0.0)
        product = w * complex(1, inf if i % 150 == 0 else 2)
        if product != product or i % 50 == 0:
            seen.add(repr(product))
        z = -z
        if i % 250 == 0:
            seen.add(repr(z) + repr(z + 0.0) + repr(0.0 - z) + repr(z * -1.0))
    return sorted(seen)


print(mandelbrot(24, 60))
print(squares(30, 60))
print(newton(700))
print(mixed(700))
print([f"{abs(x):.6f}" for x in transform([complex(i % 5, i % 3) for i in range(128)])[:6]])
print(edges(700))

try:
    z = 2 + 0j
    for i in range(5000):
        z = z / (0.5 - i / 8192)
        z = z**2 if abs(z) < 1e100 else z / 1e99
except ZeroDivisionError as error:
    print(i, error)
print(z)

# expect: [136, 92, 179, 190, 259, 482, 496, 559, 633, 745, 816, 809, 1162, 809, 816, 745, 633, 559, 496, 482, 259, 190, 179, 92]
# expect: (705, (-3.9169839304740126+2.6711302072245076j))
# expect: [(1.1066666666666667+0.2533333333333333j), (1+0j), (1-0j), (1+0j), (1-0j), (1+0j), (1-0j), (1+0j)]
# expect: ((-548.6199875441262-450.5521550805005j), True, True)
# expect: ['283.086559', '3.166265', '3.178309', '3.198640', '3.227647', '3.265891']
# expect: ['(-0-0j)-0j0j0j', '(100+200j)', '(200+400j)', '(250+500j)', '(350+700j)', '(400+800j)', '(50+100j)', '(500+1000j)', '(550+1100j)', '(650+1300j)', '(nan+infj)', '(nan+nanj)']
# expect: 4096 division by zero
# expect: (5.91599014068337e+186+0j)

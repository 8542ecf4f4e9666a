def show(items, n):
    first = items[0] if items else None
    same = all(item is items[0] for item in items) if n < 200 else True
    print(n, len(items), repr(first), repr(items[-1]) if items else None, same, items.count(first))


for n in (-1, 0, 1, 2, 3, 63, 64, 65, 127, 128, 129, 1023, 1024, 1025, 65535, 65536, 65537, 200000):
    show([0] * n, n)
    show([2**40] * n, n)
    show([None] * n, n)
    show(["x"] * n, n)

for n in (1, 2, 64, 65, 128, 65536, 65537, 131072, 131073):
    zeros = [-0.0] * n
    print(len(zeros), zeros[0], zeros[-1], zeros[n // 2])
    zeros[n // 2] = 1
    zeros[0] = 2.5
    print(zeros[0], zeros[n // 2], zeros[-1])
    nans = [float("nan")] * n
    print(len(nans), nans[-1])
    numbers = [0.0] * n
    numbers.append(1.0)
    print(sum(numbers), numbers[-2:])
    tuples = (3,) * n
    print(len(tuples), tuples[-1])

rows = [[]] * 100
rows[3].append(1)
print(rows[99], len(rows))


def work(turns):
    total = 0.0
    for i in range(turns):
        items = [i * 0.5] * (i % 200)
        items.append(2.0)
        total += items[0] + len(items)
        names = [None] * (i % 150)
        names.append(i)
        total += len(names)
    return total


print(work(2000))

# expect: -1 0 None None True 0
# expect: -1 0 None None True 0
# expect: -1 0 None None True 0
# expect: -1 0 None None True 0
# expect: 0 0 None None True 0
# expect: 0 0 None None True 0
# expect: 0 0 None None True 0
# expect: 0 0 None None True 0
# expect: 1 1 0 0 True 1
# expect: 1 1 1099511627776 1099511627776 True 1
# expect: 1 1 None None True 1
# expect: 1 1 'x' 'x' True 1
# expect: 2 2 0 0 True 2
# expect: 2 2 1099511627776 1099511627776 True 2
# expect: 2 2 None None True 2
# expect: 2 2 'x' 'x' True 2
# expect: 3 3 0 0 True 3
# expect: 3 3 1099511627776 1099511627776 True 3
# expect: 3 3 None None True 3
# expect: 3 3 'x' 'x' True 3
# expect: 63 63 0 0 True 63
# expect: 63 63 1099511627776 1099511627776 True 63
# expect: 63 63 None None True 63
# expect: 63 63 'x' 'x' True 63
# expect: 64 64 0 0 True 64
# expect: 64 64 1099511627776 1099511627776 True 64
# expect: 64 64 None None True 64
# expect: 64 64 'x' 'x' True 64
# expect: 65 65 0 0 True 65
# expect: 65 65 1099511627776 1099511627776 True 65
# expect: 65 65 None None True 65
# expect: 65 65 'x' 'x' True 65
# expect: 127 127 0 0 True 127
# expect: 127 127 1099511627776 1099511627776 True 127
# expect: 127 127 None None True 127
# expect: 127 127 'x' 'x' True 127
# expect: 128 128 0 0 True 128
# expect: 128 128 1099511627776 1099511627776 True 128
# expect: 128 128 None None True 128
# expect: 128 128 'x' 'x' True 128
# expect: 129 129 0 0 True 129
# expect: 129 129 1099511627776 1099511627776 True 129
# expect: 129 129 None None True 129
# expect: 129 129 'x' 'x' True 129
# expect: 1023 1023 0 0 True 1023
# expect: 1023 1023 1099511627776 1099511627776 True 1023
# expect: 1023 1023 None None True 1023
# expect: 1023 1023 'x' 'x' True 1023
# expect: 1024 1024 0 0 True 1024
# expect: 1024 1024 1099511627776 1099511627776 True 1024
# expect: 1024 1024 None None True 1024
# expect: 1024 1024 'x' 'x' True 1024
# expect: 1025 1025 0 0 True 1025
# expect: 1025 1025 1099511627776 1099511627776 True 1025
# expect: 1025 1025 None None True 1025
# expect: 1025 1025 'x' 'x' True 1025
# expect: 65535 65535 0 0 True 65535
# expect: 65535 65535 1099511627776 1099511627776 True 65535
# expect: 65535 65535 None None True 65535
# expect: 65535 65535 'x' 'x' True 65535
# expect: 65536 65536 0 0 True 65536
# expect: 65536 65536 1099511627776 1099511627776 True 65536
# expect: 65536 65536 None None True 65536
# expect: 65536 65536 'x' 'x' True 65536
# expect: 65537 65537 0 0 True 65537
# expect: 65537 65537 1099511627776 1099511627776 True 65537
# expect: 65537 65537 None None True 65537
# expect: 65537 65537 'x' 'x' True 65537
# expect: 200000 200000 0 0 True 200000
# expect: 200000 200000 1099511627776 1099511627776 True 200000
# expect: 200000 200000 None None True 200000
# expect: 200000 200000 'x' 'x' True 200000
# expect: 1 -0.0 -0.0 -0.0
# expect: 2.5 2.5 2.5
# expect: 1 nan
# expect: 1.0 [0.0, 1.0]
# expect: 1 3
# expect: 2 -0.0 -0.0 -0.0
# expect: 2.5 1 1
# expect: 2 nan
# expect: 1.0 [0.0, 1.0]
# expect: 2 3
# expect: 64 -0.0 -0.0 -0.0
# expect: 2.5 1 -0.0
# expect: 64 nan
# expect: 1.0 [0.0, 1.0]
# expect: 64 3
# expect: 65 -0.0 -0.0 -0.0
# expect: 2.5 1 -0.0
# expect: 65 nan
# expect: 1.0 [0.0, 1.0]
# expect: 65 3
# expect: 128 -0.0 -0.0 -0.0
# expect: 2.5 1 -0.0
# expect: 128 nan
# expect: 1.0 [0.0, 1.0]
# expect: 128 3
# expect: 65536 -0.0 -0.0 -0.0
# expect: 2.5 1 -0.0
# expect: 65536 nan
# expect: 1.0 [0.0, 1.0]
# expect: 65536 3
# expect: 65537 -0.0 -0.0 -0.0
# expect: 2.5 1 -0.0
# expect: 65537 nan
# expect: 1.0 [0.0, 1.0]
# expect: 65537 3
# expect: 131072 -0.0 -0.0 -0.0
# expect: 2.5 1 -0.0
# expect: 131072 nan
# expect: 1.0 [0.0, 1.0]
# expect: 131072 3
# expect: 131073 -0.0 -0.0 -0.0
# expect: 2.5 1 -0.0
# expect: 131073 nan
# expect: 1.0 [0.0, 1.0]
# expect: 131073 3
# expect: [1] 100
# expect: 1344520.0

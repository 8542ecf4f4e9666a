def remember(x, seen=[]):
    if x % 100 == 0:
        seen.append(x)
    return seen

for i in range(3000):
    result = remember(i)
print(len(result), result[-1], remember.__defaults__[0] is result)

# expect: 30 2900 True

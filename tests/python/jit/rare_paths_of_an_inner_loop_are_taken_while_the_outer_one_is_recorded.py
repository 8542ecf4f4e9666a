# Nearly every turn of an outer loop takes a path of the inner one that few turns of that take.

def rows(n, width):
    total = 0
    for y in range(n):
        row = []
        for x in range(width):
            k = (x * 7 + y * 3) % 41
            if k == 5:
                row.append(k + y)
            elif k == 11:
                total += 3
                continue
            elif k == 17 and y % 50 == 0:
                row.append(-1)
                break
            else:
                row.append(0)
            total += row[-1]
        total = (total + len(row)) % 1000003
    return total

print(rows(900, 60))

def deep(n):
    seen = 0
    for a in range(n):
        for b in range(9):
            for c in range(8):
                if (a + b * c) % 31 == 3:
                    seen += 1
                elif (a * b + c) % 37 == 5:
                    seen -= 2
                    if c == 4:
                        break
            else:
                seen += a & 1
            if (a + b) % 13 == 12:
                break
    return seen

print(deep(700))

def risky(x):
    if x % 29 == 7:
        raise ValueError(x)
    return x & 3

def failing(n):
    good = bad = 0
    for i in range(n):
        for j in range(20):
            try:
                good += risky(i + j)
            except ValueError as error:
                bad += error.args[0] % 5
                if j == 19 and i > 250:
                    return good, bad
        while good > 50:
            good -= 7
            if good % 11 == 0:
                bad += 1
    return good, bad

print(failing(300))

def numbers(n):
    for i in range(n):
        if i % 23 == 4:
            yield -i
        yield i

def summed(n):
    result = 0.5
    for i in range(n):
        for value in numbers(12):
            if value < 0:
                result -= 1
            elif value == 11 and i % 3:
                break
            result += value * 0.5
    return result

print(summed(600))

def inner_loop_that_ends_the_outer(n):
    steps = 0
    for i in range(n):
        for j in range(15):
            steps += 1
            if (i * 15 + j) % 997 == 996:
                if steps > 8000:
                    return steps, i, j
                steps += 5
    return steps

for _ in range(3):
    print(inner_loop_that_ends_the_outer(800))

# expect: 644580
# expect: 384
# expect: (76, 481)
# expect: 15800.5
# expect: (8011, 531, 10)
# expect: (8011, 531, 10)
# expect: (8011, 531, 10)

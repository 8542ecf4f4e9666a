def numbers(n):
    try:
        for i in range(n):
            yield i
    finally:
        log.append(n)
log = []
def run():
    t = 0
    for k in range(3000):
        for x in numbers(k % 7 + 2):
            t += x
            if x == 3:
                break
    return t
print(run(), len(log), sum(log))

# expect: 14568 3000 14994

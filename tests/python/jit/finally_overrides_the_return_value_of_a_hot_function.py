def f(n):
    total = 0
    for i in range(n):
        try:
            total += i
            if total > 1000000:
                return "early"
        finally:
            total += 1
    return total

print(f(1000), f(3000))

# expect: 500500 early

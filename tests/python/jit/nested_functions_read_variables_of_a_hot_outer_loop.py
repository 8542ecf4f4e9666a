def outer(n):
    total = 0
    step = 1

    def inner():
        return total + step

    for i in range(n):
        if i % 500 == 0:
            step += 1
        total = inner()
        if i == n // 2:
            step = 0.5
    return total, step

print(outer(3000))

# expect: (6754.5, 2.5)

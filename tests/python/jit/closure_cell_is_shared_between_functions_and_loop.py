def make():
    total = 0

    def add(x):
        nonlocal total
        total += x

    def get():
        return total

    for i in range(3000):
        add(i)
        if i == 1500:
            total = -5
    return total, get()

print(make())

# expect: (3372745, 3372745)

def run(n):
    x = 0
    for i in range(n):
        if i == n // 2:
            x = float(x)
        x += 1
    return x

print(run(10), run(3000), run(3001))
print(type(run(3000)).__name__)

# expect: 10.0 3000.0 3001.0
# expect: float

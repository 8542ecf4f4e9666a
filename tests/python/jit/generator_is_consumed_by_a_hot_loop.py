def numbers(n):
    i = 0
    while i < n:
        yield i * i
        i += 1

total = 0
for value in numbers(4000):
    total += value
    if value % 1000 == 1:
        total -= 1
print(total)
print(sum(numbers(3000)), max(numbers(3000)))

# expect: 21325333968
# expect: 8995500500 8994001

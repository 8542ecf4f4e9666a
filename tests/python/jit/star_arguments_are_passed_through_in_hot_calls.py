def inner(*args, **kwargs):
    return len(args) + sum(kwargs.values())

def outer(*args, **kwargs):
    return inner(*args, 1, **kwargs, z=2)

total = 0
for i in range(3000):
    total += outer(i, i)
    total += outer(*range(i % 4), x=1)
    total += outer(**{"a": i})
print(total)

# expect: 4539000

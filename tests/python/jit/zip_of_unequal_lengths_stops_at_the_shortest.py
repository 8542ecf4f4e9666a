a = iter(range(3000))
b = iter(range(2500))
last = None
for last in zip(a, b):
    pass
print(last, next(a), next(b, "done"))

# expect: (2499, 2499) 2501 done

def even(n):
    return True if n == 0 else odd(n - 1)

def odd(n):
    return False if n == 0 else even(n - 1)

print(sum(even(i % 50) for i in range(3000)))
print(even(301), odd(301))

# expect: 1500
# expect: False True

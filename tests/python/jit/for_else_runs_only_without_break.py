def first_factor(n):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        return 0
    return d

print([first_factor(n) for n in range(2, 40)])
print(sum(first_factor(n) == 0 for n in range(2, 600)))

# expect: [0, 0, 2, 0, 2, 0, 2, 3, 2, 0, 2, 0, 2, 3, 2, 0, 2, 0, 2, 3, 2, 0, 2, 5, 2, 3, 2, 0, 2, 0, 2, 3, 2, 5, 2, 0, 2, 3]
# expect: 109

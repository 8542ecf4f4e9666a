def f(n):
    out = 0
    for i in range(n):
        x = i * 2
        y = x + 0.5
        if i % 1000 == 999:
            seen = locals()
            print(seen["i"], seen["x"], seen["y"], seen["out"])
        out += x
    return out

print(f(3000))

# expect: 999 1998 1998.5 997002
# expect: 1999 3998 3998.5 3994002
# expect: 2999 5998 5998.5 8991002
# expect: 8997000

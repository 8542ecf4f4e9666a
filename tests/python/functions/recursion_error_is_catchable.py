def f(n):
    return f(n + 1)

try:
    f(0)
except RecursionError as e:
    print(type(e).__name__, e)

depth = 0
def g():
    global depth
    depth += 1
    try:
        g()
    finally:
        depth -= 1

try:
    g()
except RecursionError as e:
    print(depth, str(e))

# expect: RecursionError maximum recursion depth exceeded
# expect: 0 maximum recursion depth exceeded

import sys

def down(n):
    return 0 if n == 0 else 1 + down(n - 1)

failures = 0
for i in range(8):
    try:
        down(100000)
    except RecursionError as e:
        failures += 1
        message = str(e)
print(failures, message)
print(down(500))
sys.setrecursionlimit(3000)
print(down(2500))
sys.setrecursionlimit(1000)

# expect: 8 maximum recursion depth exceeded
# expect: 500
# expect: 2500

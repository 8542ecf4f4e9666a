import math
print(math.gcd(12, 18, 27), math.lcm(4, 6), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.isqrt(10**20 + 5), math.prod([1, 2, 3, 4]), math.gcd(), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7), math.floor(10**20))
for action in (lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.gcd(1.5), lambda: math.floor("a")):
    try:
        print(action())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# expect: 3 12 2432902008176640000 120 20 10000000000 24 0 -3 -2 -2 100000000000000000000
# expect: ValueError factorial() not defined for negative values
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError isqrt() argument must be nonnegative
# expect: ValueError n must be a non-negative integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError must be real number, not str

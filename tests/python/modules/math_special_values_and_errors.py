import math
inf, nan = math.inf, math.nan
print(math.sqrt(2), math.hypot(3, 4), math.hypot(1, 2, 2), math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 4), math.modf(-2.25), math.frexp(10.0), math.ldexp(0.5, 4), math.isclose(0.1 + 0.2, 0.3), math.fsum([0.1] * 10))
print(math.isnan(nan), math.isinf(-inf), math.isfinite(1e308), math.exp(0), math.log(1), math.log2(8), math.log10(1000), math.log(8, 2), math.pow(2, 0.5), math.degrees(math.pi), math.radians(180) == math.pi, math.atan2(1, -1), math.cbrt(27), math.ulp(1.0), math.nextafter(1.0, 2.0), math.dist((0, 0), (3, 4)), math.sumprod([1, 2], [3, 4]))
for action in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.exp(1000), lambda: math.pow(0, -1), lambda: math.acos(2), lambda: math.sin(inf), lambda: math.sqrt("a"), lambda: math.fmod(1, 0), lambda: math.pow(10, 400), lambda: math.log2(-1)):
    try:
        print(action())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
print(math.log(10**400) > 921, math.log2(2**2000), math.pi, math.e, math.tau)

# expect: 1.4142135623730951 5.0 3.0 -1.0 -1.0 -1.0 (-0.25, -2.0) (0.625, 4) 8.0 True 1.0
# expect: True True True 1.0 0.0 3.0 3.0 3.0 1.4142135623730951 180.0 True 2.356194490192345 3.0 2.220446049250313e-16 1.0000000000000002 5.0 11
# expect: ValueError expected a nonnegative input, got -1.0
# expect: ValueError expected a positive input
# expect: ValueError expected a positive input
# expect: OverflowError math range error
# expect: ValueError math domain error
# expect: ValueError expected a number in range from -1 up to 1, got 2.0
# expect: ValueError expected a finite input, got inf
# expect: TypeError must be real number, not str
# expect: ValueError math domain error
# expect: OverflowError math range error
# expect: ValueError expected a positive input
# expect: True 2000.0 3.141592653589793 2.718281828459045 6.283185307179586

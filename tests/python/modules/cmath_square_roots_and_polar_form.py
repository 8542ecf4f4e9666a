import cmath
print(cmath.sqrt(-4), cmath.phase(-1), cmath.isnan(complex("nan")), cmath.isclose(1, 1 + 1e-12j), cmath.inf, cmath.infj)
r, phi = cmath.polar(3 + 4j)
print(r, round(phi, 6), "%.3f" % abs(cmath.exp(1j * cmath.pi) + 1), cmath.rect(2, 0))
print(f"{cmath.log(-1):.4f} {cmath.sin(1j):.4f} {cmath.cosh(1 + 1j):.4f}")
try:
    cmath.log(0)
except ValueError as e:
    print(e)

# expect: 2j 3.141592653589793 True True inf infj
# expect: 5.0 0.927295 0.000 (2+0j)
# expect: 0.0000+3.1416j 0.0000+1.1752j 0.8337+0.9889j
# expect: math domain error

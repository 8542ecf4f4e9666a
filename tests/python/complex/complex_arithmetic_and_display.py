a = 3 + 4j
print(a, -a, a * a, a / (1 - 2j), a**2, a ** -1, abs(a), a.conjugate(), a.real, a.imag)
print(1j * 1j, 0j, -0j, complex(1, -0.0), complex("1+2j"), complex(" -3.5J "), (1 + 2j) == 1, 5 == 5 + 0j)
print(repr(complex(float("nan"), float("inf"))), complex(1e20, 1), [1e-7j], 2j**0.5)

# expect: (3+4j) (-3-4j) (-7+24j) (-1+2j) (-7+24j) (0.12-0.16j) 5.0 (3-4j) 3.0 4.0
# expect: (-1+0j) 0j (-0-0j) (1-0j) (1+2j) -3.5j False True
# expect: (nan+infj) (1e+20+1j) [1e-07j] (1.0000000000000002+1j)

print((0.1).hex(), (-2.5).hex(), (0.0).hex(), (1e-320).hex(), float("inf").hex())
print(float.fromhex("0x1.8p3"), float.fromhex("-0x.1p-4"), float.fromhex("inf"))
print((0.75).as_integer_ratio(), (1e20).as_integer_ratio(), (-0.5).is_integer(), (4.0).is_integer())
print((3.0).conjugate(), (3.5).real, (3.5).imag, (3.7).__trunc__(), (-3.7).__floor__(), (3.2).__ceil__())

# expect: 0x1.999999999999ap-4 -0x1.4000000000000p+1 0x0.0p+0 0x0.00000000007e8p-1022 inf
# expect: 12.0 -0.00390625 inf
# expect: (3, 4) (100000000000000000000, 1) False True
# expect: 3.0 3.5 0.0 3 -4 4

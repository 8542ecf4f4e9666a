import sys

modulus = sys.hash_info.modulus
print(hash(1) == hash(1.0) == hash(True), hash(-1), hash(-2), hash(12345), hash(modulus), hash(modulus + 7), hash(-modulus - 7))
print(hash(0.5) == (modulus + 1) // 2, hash(2**100 + 1) == (2**100 + 1) % modulus, hash(float("inf")), hash(-0.0), hash(10**30) == hash(1e30))
print(hash(2**64) == hash(2.0**64), hash(-(2**70)) == hash(-(2.0**70)), hash(1e300) == hash(int(1e300)), hash(0.1) == hash(1 / 10))

# expect: True -2 -2 12345 0 7 -7
# expect: True True 314159 0 False
# expect: True True True True

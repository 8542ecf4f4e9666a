# BigInt.asUintN(64, x) in loops aborted V8 11.3 ("RepresentationChangerError: Phi of kRepTagged
# (UnsignedBigInt64) cannot be changed to kRepWord64").
MASK = (1 << 64) - 1


def mix(n):
    total = 0
    x = 88172645463325252
    for _ in range(n):
        x ^= x >> 12
        x = (x ^ (x << 25)) & MASK
        x ^= x >> 27
        total ^= (x * 2685821657736338717) & MASK
    return total


def hash_all(data):
    h = 14695981039346656037
    for byte in data:
        h = ((h ^ byte) * 1099511628211) & MASK
    return h


data = bytes(i * 7 % 256 for i in range(20000))
for _ in range(6):
    result = mix(40000), hash_all(data)
print(result)

# expect: (6782940384707626616, 5674179632398052517)

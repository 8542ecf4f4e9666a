"""Hash functions over n bytes: FNV-1a with 32 and 64 bits, a rolling hash, and a mixer.

The rolling hash (Rabin and Karp) looks for a pattern of 16 bytes and must find exactly the places
where it stands; the mixer is xorshift with a multiplication of 64 bits.
"""

import sys

DEFAULT = 300_000
ROUNDS = 8
PRIME = 1_000_000_007
BASE = 911_382_323
MASK_32 = (1 << 32) - 1
MASK_64 = (1 << 64) - 1
PATTERN = b"abcdefghijklmnop"
EXPECTED = {
    1000: (519400473, 15960580198716385465, 14, 18314423552436265504),
    300_000: (4102915277, 9302653320468987181, 4619, 11719306042475835957),
}


def make_bytes(n):
    data = bytearray()
    state = 13
    while len(data) < n:
        state = state * 16807 % 2147483647
        if state % 50 == 0:
            data += PATTERN
        else:
            data.append(97 + state // 50 % 26)
    return bytes(data[:n])


def fnv_32(data):
    h = 2166136261
    for byte in data:
        h = ((h ^ byte) * 16777619) & MASK_32
    return h


def fnv_64(data):
    h = 14695981039346656037
    for byte in data:
        h = ((h ^ byte) * 1099511628211) & MASK_64
    return h


def find_pattern(data, pattern):
    """The places where the pattern's hash occurs."""
    width = len(pattern)
    wanted = 0
    for byte in pattern:
        wanted = (wanted * BASE + byte) % PRIME
    leading = pow(BASE, width - 1, PRIME)
    places = []
    h = 0
    for i in range(len(data)):
        if i >= width:
            h = (h - data[i - width] * leading) % PRIME
        h = (h * BASE + data[i]) % PRIME
        if h == wanted and i >= width - 1:
            places.append(i - width + 1)
    return places


def mix(n):
    total = 0
    x = 88172645463325252
    for _ in range(n):
        x ^= x >> 12
        x = (x ^ (x << 25)) & MASK_64
        x ^= x >> 27
        total ^= (x * 2685821657736338717) & MASK_64
    return total


def run(n):
    data = make_bytes(n)
    return data, fnv_32(data), fnv_64(data), find_pattern(data, PATTERN), mix(n)


def check(n, result):
    data, small, large, places, mixed = result
    place = data.find(PATTERN)
    for found in places:
        assert found == place, "hashing: found at %d, not at %d" % (found, place)
        place = data.find(PATTERN, place + 1)
    assert place == -1, "hashing: not found at %d" % place
    if n in EXPECTED:
        found = (small, large, len(places), mixed)
        assert found == EXPECTED[n], "hashing: wrong hashes: %d, %d, %d, %d" % found


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    _, small, large, places, mixed = result
    print("hashing %d: %08x, %016x, %016x, %d found" % (n, small, large, mixed, len(places)))


if __name__ == "__main__":
    main()

def fnv32(data):
    value = 0x811C9DC5
    for byte in data:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def fnv64(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value ^= byte
        value = (value * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def djb2(text):
    value = 5381
    for character in text:
        value = ((value << 5) + value + ord(character)) & 0xFFFFFFFF
    return value


def adler(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def polynomial(text):
    value = 0
    for character in text:
        value = (value * 1000003 + ord(character)) % 2305843009213693951
    return value


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0xEDB88320 & -(crc & 1))
    return crc ^ 0xFFFFFFFF


data = [(i * i + 7 * i) % 256 for i in range(1200)]
text = "".join(chr(33 + x % 90) for x in data)
print(fnv32(data), fnv64(data), djb2(text), adler(data), polynomial(text), crc32(data))

# expect: 2212913525 1638889836234811925 3687420201 3436925823 1096625547945322688 2384612689

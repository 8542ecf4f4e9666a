POLYNOMIAL = 0xC96C5795D7870F42


def crc64(data):
    crc = (1 << 64) - 1
    for byte in data:
        crc ^= byte
        for _ in range(8):
            if crc & 1:
                crc = (crc >> 1) ^ POLYNOMIAL
            else:
                crc >>= 1
    return crc ^ ((1 << 64) - 1)


def generate(turns):
    state = 1
    even = odd = 0
    for i in range(turns):
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        if state >> 63:
            even = (even + state) & 0xFFFFFFFFFFFFFFFF
        elif state % 3 == 0:
            odd ^= state
        else:
            odd = state if i % 2 else even
    return even, odd, state


print(crc64([(i * i) % 256 for i in range(400)]))
print(generate(2000))

# expect: 11042424658826495143
# expect: (12222334381367066165, 5352057029478983249, 5352057029478983249)

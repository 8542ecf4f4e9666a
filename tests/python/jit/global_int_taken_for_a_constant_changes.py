MODULUS = 1000003
MASK = (1 << 64) - 1
step = 1
seen = 0


def run(turns):
    value = 1
    for i in range(turns):
        value = (value * 48271 + i) % MODULUS
    return value


def states(turns):
    state = 1
    for _ in range(turns):
        state ^= (state << 13) & MASK
        state ^= state >> 7
        state ^= (state << 17) & MASK
    return state


def advance():
    global seen
    seen += step


def count(turns):
    global step
    for i in range(turns):
        advance()
        if i % 100 == 99:
            step += 1
    return seen


print(run(1000), states(1000))
MODULUS = 2**61 - 1
MASK = (1 << 32) - 1
print(run(1000), states(1000))
MODULUS = 97
MASK = 2**100
print(run(1000), states(100).bit_length())
print(count(1000), step)

for i in range(1200):
    if i % 300 == 299:
        MODULUS += i
    seen = (seen + i) % MODULUS
print(seen, MODULUS)

# expect: 989411 11424263524947540013
# expect: 1428183771673743577 1785055207
# expect: 89 1
# expect: 5500 11
# expect: 2026 3093

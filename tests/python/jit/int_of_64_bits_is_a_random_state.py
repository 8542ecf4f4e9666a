MASK = (1 << 64) - 1


def xorshift(state, turns):
    for _ in range(turns):
        state ^= (state << 13) & MASK
        state ^= state >> 7
        state ^= (state << 17) & MASK
    return state


def congruential(state, turns):
    total = 0
    for _ in range(turns):
        state = (state * 6364136223846793005 + 1442695040888963407) & MASK
        total += state >> 33
        if (state >> 40) % 3 == 0:
            total ^= state & 255
    return state, total


def splitmix(state, turns):
    out = []
    for turn in range(turns):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        z ^= z >> 31
        if turn % 100 == 0:
            out.append(z)
            out.append((z >> 11) * (1.0 / (1 << 53)))
    return out


def rotate(value, count):
    return ((value << count) | (value >> (64 - count))) & MASK


def xoroshiro(turns):
    a, b = 1, 2
    result = 0
    for _ in range(turns):
        result = (rotate((a * 5) & MASK, 7) * 9) & MASK
        b ^= a
        a = rotate(a, 24) ^ b ^ ((b << 16) & MASK)
        b = rotate(b, 37)
    return result


print(xorshift(88172645463325252, 2000), xorshift(1, 3), xorshift(1, 2000))
print(congruential(1, 2000), congruential(MASK, 1500))
print(splitmix(42, 1000))
print(xoroshiro(2000))

# expect: 14004281193724023956 11177516664432764457 16819223635877332779
# expect: (5352057029478983249, 2168372559237) (6189218670852886139, 1622137995173)
# expect: [13679457532755275413, 0.7415648787718233, 13084405178522369146, 0.7093070260117268, 10099765725528470808, 0.5475093970606302, 16066101006736632943, 0.8709450807437703, 5248007778807462534, 0.28449507175019384, 11348470090096953471, 0.6152017963034943, 18245912291008466143, 0.9891128872445673, 12834542018440288708, 0.6957619169624726, 8296402154329967097, 0.44974886197689845, 15829508156147989869, 0.858119356613633]
# expect: 8520717592203696721

import random
for seed in (0, 1, -1, 2**100, "text", b"bytes", bytearray(b"x")):
    r = random.Random(seed)
    print(r.random(), r.getrandbits(32), r.randint(-5, 5))
try:
    random.seed([1])
except TypeError as e:
    print(e)
for action in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.randrange(0)):
    try:
        action()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)

# expect: 0.8444218515250481 3255389356 1
# expect: 0.13436424411240122 3639700191 -4
# expect: 0.13436424411240122 3639700191 -4
# expect: 0.7586581712996778 969030735 -4
# expect: 0.8711565613554825 4250227476 2
# expect: 0.37075677971469856 2879047150 -3
# expect: 0.6307877176639078 2563747779 4
# expect: The only supported seed types are:
# expect: None, int, float, str, bytes, and bytearray.
# expect: IndexError Cannot choose from an empty sequence
# expect: ValueError empty range in randint(5, 1)
# expect: ValueError Sample larger than population or is negative
# expect: ValueError empty range for randrange()

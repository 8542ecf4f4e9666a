x = 1.0
inf_turn = None
for i in range(2000):
    x *= 1.5
    if x == float("inf") and inf_turn is None:
        inf_turn = i
print(inf_turn, x, x - x, -x)
try:
    for i in range(2000):
        10.0 ** i
except OverflowError as e:
    print(i, type(e).__name__)

# expect: 1750 inf nan -inf
# expect: 309 OverflowError

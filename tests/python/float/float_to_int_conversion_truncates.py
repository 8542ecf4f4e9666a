print(int(2.9), int(-2.9), int(1e20), int(2**53 + 0.0), int(1e308) % 10**9)
for x in (float("nan"), float("inf"), -float("inf")):
    try:
        int(x)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
try:
    float(10**400)
except OverflowError as e:
    print(e)

# expect: 2 -2 100000000000000000000 9007199254740992 223118336
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: int too large to convert to float

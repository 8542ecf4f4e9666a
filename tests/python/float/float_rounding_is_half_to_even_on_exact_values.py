print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1.005, 2), round(5e15 + 0.5))
print(round(1234.5678, -2), round(0.15, 1), round(1e300, 5), round(-0.4), round(2.5, 0), type(round(2.5, 0)).__name__)
for x in (float("inf"), float("nan")):
    try:
        round(x)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)

# expect: 0 2 2 0 2.67 1.0 5000000000000000
# expect: 1200.0 0.1 1e+300 0 2.0 float
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError cannot convert float NaN to integer

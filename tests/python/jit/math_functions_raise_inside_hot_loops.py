import math

total = 0.0
errors = 0
for i in range(-500, 2500):
    try:
        total += math.sqrt(i)
        total += math.log(i)
    except ValueError as e:
        errors += 1
        message = str(e)
print("%.6f" % total, errors, message)
for i in range(2000):
    total += math.floor(i * 0.37) + math.ceil(-i * 0.37) + math.fabs(-i)
print("%.6f" % total, math.floor(-0.5), math.ceil(1e300) == int(1e300))

# expect: 100365.248256 501 expected a positive input
# expect: 2099365.248256 -1 True

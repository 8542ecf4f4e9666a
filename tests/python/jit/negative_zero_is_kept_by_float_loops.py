import math

signs = 0
x = 0.0
for i in range(3000):
    x = -x
    if math.copysign(1.0, x) < 0:
        signs += 1
print(signs, x)
y = 5.0
for i in range(3000):
    y = y * -0.0 if i % 2 else 5.0
print(y)

# expect: 1500 0.0
# expect: -0.0

SCALE = 3

def scaled(n):
    total = 0
    for i in range(n):
        total += i * SCALE
    return total

print(scaled(3000))
SCALE = 0.5
print(scaled(3000))
SCALE = "ab"
try:
    scaled(3)
except TypeError as e:
    print(e)
del SCALE
try:
    scaled(3)
except NameError as e:
    print(e)

# expect: 13495500
# expect: 2249250.0
# expect: unsupported operand type(s) for +=: 'int' and 'str'
# expect: name 'SCALE' is not defined

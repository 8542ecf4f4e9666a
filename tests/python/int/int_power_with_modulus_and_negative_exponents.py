print(3**5, 2**-2, (-2) ** 3, 0**0, 7**100)
print(pow(3, 100, 7), pow(3, -1, 7), pow(-3, 5, 7), pow(2, 10, -7))
for args in ((2, -1, 4), (1, 2, 0)):
    try:
        pow(*args)
    except ValueError as e:
        print(e)
try:
    0**-1
except ZeroDivisionError as e:
    print(e)

# expect: 243 0.25 -8 1 3234476509624757991344647769100216810857203198904625400933895331391691459636928060001
# expect: 4 5 2 -5
# expect: base is not invertible for the given modulus
# expect: pow() 3rd argument cannot be 0
# expect: zero to a negative power

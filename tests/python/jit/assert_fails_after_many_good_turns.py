def verify(values):
    for index, value in enumerate(values):
        assert value >= 0, f"value {value} at {index}"

verify([1] * 3000)
try:
    verify([1] * 2999 + [-1])
except AssertionError as e:
    print(e)

# expect: value -1 at 2999

try:
    assert 1 == 2, "math broke"
except AssertionError as e:
    print(repr(e))
try:
    assert []
except AssertionError as e:
    print(repr(e), e.args)
assert True, 1 / 0
try:
    assert 0, (1, 2)
except AssertionError as e:
    print(e.args)

# expect: AssertionError('math broke')
# expect: AssertionError() ()
# expect: ((1, 2),)

print(True + True, True * 5, -True, ~int(False), True == 1, True is 1 == True, isinstance(True, int))
print(True & False, True | 1, True ^ True, type(True & True).__name__, type(True & 1).__name__)
print([10, 20][True], "%d" % True, f"{True}", f"{True:5}", f"{True:<5}|", str(False), bool("False"), int(True))

# expect: 2 5 -1 -1 True False True
# expect: False 1 False bool int
# expect: 20 1 True     1 1    | False True 1
# stderr: bool_is_an_int_with_its_own_repr.py:1: SyntaxWarning: "is" with 'int' literal. Did you mean "=="?
# stderr:   print(True + True, True * 5, -True, ~int(False), True == 1, True is 1 == True, isinstance(True, int))

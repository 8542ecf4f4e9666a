eg = ExceptionGroup("many", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)])])
print(repr(eg), str(eg), eg.exceptions[1].message)
match, rest = eg.split(ValueError)
print(repr(match))
print(repr(rest), eg.subgroup(KeyError))
try:
    ExceptionGroup("x", [])
except ValueError as e:
    print(e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__)

# expect: ExceptionGroup('many', [ValueError(1), ExceptionGroup('inner', [TypeError(2), ValueError(3)])]) many (2 sub-exceptions) inner
# expect: ExceptionGroup('many', [ValueError(1), ExceptionGroup('inner', [ValueError(3)])])
# expect: ExceptionGroup('many', [ExceptionGroup('inner', [TypeError(2)])]) None
# expect: second argument (exceptions) must be a non-empty sequence
# expect: ExceptionGroup

nan = float("nan")
inf = float("inf")
print(nan == nan, nan != nan, nan < 1, nan > 1, [nan] == [nan], nan in [nan], inf > 10**400, -inf < -(10**400))
print(inf == inf, inf - inf, inf * 0, max(1, nan), max(nan, 1), min([nan, 1]), sorted([3, 1.5, inf, -inf]))

# expect: False True False False True True True True
# expect: True nan nan 1 nan nan [-inf, 1.5, 3, inf]

print(round(15, -1), round(25, -1), round(-15, -1), round(1234567, -3), round(5, 3), round(10**20 + 50, -2))
print(round(449, -2), round(450, -2), round(550, -2), (7).__round__(-1))

# expect: 20 20 -20 1235000 5 100000000000000000000
# expect: 400 400 600 10

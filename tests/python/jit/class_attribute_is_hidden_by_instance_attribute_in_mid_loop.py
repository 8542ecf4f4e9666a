class Config:
    level = 1

c = Config()
total = 0
for i in range(4000):
    if i == 1500:
        Config.level = 10
    if i == 3000:
        c.level = 100
    if i == 3500:
        del c.level
    total += c.level
print(total)

# expect: 71500

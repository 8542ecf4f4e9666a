x = 1
log = []
for i in range(4000):
    if i % 100 < 50:
        x = x * 7 + 1
    else:
        x = x // 7
    if i % 500 == 0:
        log.append(x)
print(log)
print(x)

# expect: [8, 8, 8, 8, 8, 8, 8, 8]
# expect: 1

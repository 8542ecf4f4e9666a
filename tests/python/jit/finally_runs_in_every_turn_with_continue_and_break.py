log = 0
for i in range(4000):
    try:
        if i % 2:
            continue
        if i == 3500:
            break
        log += 1
    finally:
        log += 1000000
print(i, log)

# expect: 3500 3501001750

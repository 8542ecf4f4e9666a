d = {i: i for i in range(3000)}
try:
    for k in d:
        if k == 2500:
            d["new"] = 1
except RuntimeError as e:
    print(k, e)
try:
    for k in d:
        d.pop(k)
except RuntimeError as e:
    print(k, e)
for k in d:
    d[k] = 0
print(len(d), sum(v for v in d.values()))

# expect: 2500 dictionary changed size during iteration
# expect: 0 dictionary changed size during iteration
# expect: 3000 0

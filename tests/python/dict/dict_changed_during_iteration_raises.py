d = dict.fromkeys(range(3))
for change in (lambda: d.update({9: 9}), lambda: d.pop(9)):
    try:
        for k in d:
            change()
    except RuntimeError as e:
        print(e)
try:
    for k in d:
        del d[k]
        d[k + 10] = 1
except RuntimeError as e:
    print(e)

# expect: dictionary changed size during iteration
# expect: dictionary changed size during iteration
# expect: dictionary keys changed during iteration

def classify(x):
    match x:
        case 0:
            return "zero"
        case int() if x < 0:
            return "negative"
        case int():
            return "int"
        case [a, b]:
            return classify(a)
        case {"k": v}:
            return classify(v)
        case _:
            return "other"

items = [0, -3, 7, [0, 1], {"k": 9}, "s", 2.5]
counts = {}
for i in range(3500):
    c = classify(items[i % 7])
    counts[c] = counts.get(c, 0) + 1
print(counts)

# expect: {'zero': 1000, 'negative': 500, 'int': 1000, 'other': 1000}

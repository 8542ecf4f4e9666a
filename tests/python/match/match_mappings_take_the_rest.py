def f(x):
    match x:
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": str(t), **rest}: return f"{t} {rest}"
        case {1: _, 2: [a, b]}: return (a, b)
        case {}: return "mapping"
        case _: return "no"
print([f(x) for x in ({"type": "circle", "r": 2}, {"type": "sq", "a": 1}, {1: 0, 2: "xy"}, {1: 0, 2: [3, 4]}, {}, {"type": 5}, [])])

# expect: ['circle 2', "sq {'a': 1}", 'mapping', (3, 4), 'mapping', 'mapping', 'no']

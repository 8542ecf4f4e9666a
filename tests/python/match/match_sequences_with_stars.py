def f(x):
    match x:
        case []: return "empty"
        case [a]: return f"one {a}"
        case (1, 2): return "one two"
        case [1, *rest]: return f"starts with one {rest}"
        case [first, *_, last]: return f"{first}..{last}"
        case _: return "no"
print([f(x) for x in ([], (), [7], (1, 2), [1, 2, 3], (5, 6, 7, 8), "ab", b"ab", {1, 2}, range(3), {"a": 1})])
match [1, [2, [3, 4]]]:
    case [a, [b, [*c]]]:
        print(a, b, c)

# expect: ['empty', 'empty', 'one 7', 'one two', 'starts with one [2, 3]', '5..8', 'no', 'no', 'no', '0..2', 'no']
# expect: 1 2 [3, 4]

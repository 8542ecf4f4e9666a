class Color:
    RED = 1
    GREEN = 2
def f(x):
    match x:
        case Color.RED: return "red"
        case Color.GREEN: return "green"
        case other: return f"other {other}"
print(f(1), f(2), f(3))
match = case = 5
match match:
    case case: print(match, case)
type = [match]
print(type[0], match * 2)

# expect: red green other 3
# expect: 5 5
# expect: 5 10

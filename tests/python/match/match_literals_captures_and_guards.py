def f(x):
    match x:
        case 0 | 1: return "small"
        case -5: return "minus five"
        case 2.5: return "float"
        case "a" | "b" as s: return "str " + s
        case None: return "none"
        case True: return "true"
        case int(n) if n > 100: return f"big {n}"
        case int(): return "int"
        case str(): return "other str"
        case 1 + 2j: return "complex"
        case b"x": return "bytes"
        case _: return "default"
print([f(x) for x in (0, 1, True, -5, 2.5, "a", "b", "c", None, 500, 50, 1 + 2j, b"x", [])])

# expect: ['small', 'small', 'small', 'minus five', 'float', 'str a', 'str b', 'other str', 'none', 'big 500', 'int', 'complex', 'bytes', 'default']

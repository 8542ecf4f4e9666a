# Each loop begins with the kinds that a super-instruction is for, and goes on with others, an overflow,
# an unbound name or an error: values, tracebacks and handlers must be the plain instructions'.


class Item:
    def __init__(self, value):
        self.value = value


class Other:
    value = "class"


class Third:
    def __getattr__(self, name):
        return name * 2


def arithmetic(values, k):
    out = []
    for x in values:
        y = x + 1
        y = y - 2
        z = x * k
        w = x + k
        w -= k
        out.append((y, z, w, x * 3 + k, x * 0.5))
    return out


def mixed_sums(values):
    total = values[0]
    for v in values:
        try:
            total = total + v
            total -= v
            total += v * v
        except TypeError as e:
            total = str(e)
    return total


def subscripts(sequence, keys):
    out = []
    for k in keys:
        try:
            out.append(sequence[k])
            n = sequence[k] + sequence[k]
            out.append(n)
        except Exception as e:
            out.append((type(e).__name__, str(e)))
    return out


def stores(items, keys, value):
    for k in keys:
        try:
            items[k] += value
        except Exception as e:
            print(type(e).__name__, e)
    return items


def compare(pairs):
    out = []
    for a, b in pairs:
        if a < b:
            out.append("<")
        if a == b:
            out.append("=")
        if a != b:
            out.append("!")
        if a < 3:
            out.append("3")
        if a >= 3:
            out.append("G")
    return "".join(out)


def attributes(objects):
    out = []
    for o in objects:
        v = o.value
        out.append(v)
        try:
            out.append(o.value + 1)
        except TypeError as e:
            out.append(str(e))
    return out


def unbound(n):
    for i in range(n):
        if i > 2:
            try:
                x = 1
                print(x, missing)
            except UnboundLocalError as e:
                print(e)
            try:
                return missing + 1
            except UnboundLocalError as e:
                print(e)
                del x
                y = i
                try:
                    return y + x
                except UnboundLocalError as e:
                    print(e)
                    raise
    missing = 1


big = 2**53 - 1
print(arithmetic([1, 2, big - 1, big, -big, 3, 2.5, True, 10**30, 4], 3))
print(arithmetic([1.5, 2.5, 3, float("inf"), -0.0], 0.5))
print(arithmetic([big, big], big))
print(mixed_sums([1, 2, 3, 2.5, 4]))
print(mixed_sums([1.5, 2, "a", 3]))
print(subscripts([1, 2, 3], [0, 1, -1, 3, -4, True, "x", 1.0, 2]))
print(subscripts((1.5, 2, "s"), [0, 1, -1, 2, 3]))
print(subscripts([1.5, 2.5], [0, -1, -2, 2, -3, 1]))
print(subscripts({0: 1, "a": "b"}, [0, "a", 1, 0]))
print(subscripts("abc", [0, -1, 5, 1]))
print(stores([1, 2, 3], [0, 1, -1, 5], 1))
print(stores([1, 2, 3], [0, 1, -1], 0.5))
print(stores([1.5, 2.5], [0, 1, -1, 2], 1))
print(stores([1.5, 2.5], [0, -2], 1.25))
print(stores([1, big], [0, 1], 1))
print(stores({"a": 1}, ["a", "a", "b"], 1))
print(stores(["x", 1], [0, 1], "y"))
print(compare([(1, 2), (2, 1), (3, 3), (1.5, 2), (True, 1), (2**60, 2**60), (-1, 0.0), (5, 4)]))
print(attributes([Item(1), Item(2), Item(2.5), Other(), Third(), Item("s"), Item(3)]))
for _ in range(3):
    try:
        attributes([Item(1), Item(1), 5])
    except AttributeError as e:
        print(e, e.__traceback__.tb_next.tb_lineno)
try:
    unbound(10)
except UnboundLocalError as e:
    print("out:", e)

# expect: [(0, 3, 1, 6, 0.5), (1, 6, 2, 9, 1.0), (9007199254740989, 27021597764222970, 9007199254740990, 27021597764222973, 4503599627370495.0), (9007199254740990, 27021597764222973, 9007199254740991, 27021597764222976, 4503599627370495.5), (-9007199254740992, -27021597764222973, -9007199254740991, -27021597764222970, -4503599627370495.5), (2, 9, 3, 12, 1.5), (1.5, 7.5, 2.5, 10.5, 1.25), (0, 3, 1, 6, 0.5), (999999999999999999999999999999, 3000000000000000000000000000000, 1000000000000000000000000000000, 3000000000000000000000000000003, 5e+29), (3, 12, 4, 15, 2.0)]
# expect: [(0.5, 0.75, 1.5, 5.0, 0.75), (1.5, 1.25, 2.5, 8.0, 1.25), (2, 1.5, 3.0, 9.5, 1.5), (inf, inf, inf, inf, inf), (-1.0, -0.0, 0.0, 0.5, -0.0)]
# expect: [(9007199254740990, 81129638414606663681390495662081, 9007199254740991, 36028797018963964, 4503599627370495.5), (9007199254740990, 81129638414606663681390495662081, 9007199254740991, 36028797018963964, 4503599627370495.5)]
# expect: 37.25
# expect: can only concatenate str (not "int") to str
# expect: [1, 2, 2, 4, 3, 6, ('IndexError', 'list index out of range'), ('IndexError', 'list index out of range'), 2, 4, ('TypeError', 'list indices must be integers or slices, not str'), ('TypeError', 'list indices must be integers or slices, not float'), 3, 6]
# expect: [1.5, 3.0, 2, 4, 's', 'ss', 's', 'ss', ('IndexError', 'tuple index out of range')]
# expect: [1.5, 3.0, 2.5, 5.0, 1.5, 3.0, ('IndexError', 'list index out of range'), ('IndexError', 'list index out of range'), 2.5, 5.0]
# expect: [1, 2, 'b', 'bb', ('KeyError', '1'), 1, 2]
# expect: ['a', 'aa', 'c', 'cc', ('IndexError', 'string index out of range'), 'b', 'bb']
# expect: IndexError list index out of range
# expect: [2, 3, 4]
# expect: [1.5, 2.5, 3.5]
# expect: IndexError list index out of range
# expect: [2.5, 4.5]
# expect: [4.0, 2.5]
# expect: [2, 9007199254740992]
# expect: KeyError 'b'
# expect: {'a': 3}
# expect: TypeError unsupported operand type(s) for +=: 'int' and 'str'
# expect: ['xy', 1]
# expect: <!3!3=G<!3=3=G<!3!G
# expect: [1, 2, 2, 3, 2.5, 3.5, 'class', 'can only concatenate str (not "int") to str', 'valuevalue', 'can only concatenate str (not "int") to str', 's', 'can only concatenate str (not "int") to str', 3, 4]
# expect: 'int' object has no attribute 'value' 83
# expect: 'int' object has no attribute 'value' 83
# expect: 'int' object has no attribute 'value' 83
# expect: cannot access local variable 'missing' where it is not associated with a value
# expect: cannot access local variable 'missing' where it is not associated with a value
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: out: cannot access local variable 'x' where it is not associated with a value

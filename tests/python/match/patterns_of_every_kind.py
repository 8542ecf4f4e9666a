from dataclasses import dataclass
@dataclass
class Pt: x: int; y: int
def m(v):
    match v:
        case 0 | 1: return "01"
        case -5: return "neg"
        case 1.5: return "f"
        case 2+3j: return "c"
        case "a" | b"b": return "ab"
        case None: return "none"
        case True: return "true"
        case []: return "empty"
        case [x]: return ("one",x)
        case [1, *rest, 9]: return ("rest",rest)
        case (a, b) if a == b: return ("eq",a)
        case [[a, b], c]: return (a,b,c)
        case {"k": v, **r}: return ("map",v,r)
        case {}: return "anymap"
        case Pt(0, y): return ("pt0",y)
        case Pt(x=x, y=1 as q): return ("pt",x,q)
        case int(n) | float(n): return ("num",n)
        case str() as s: return ("str",s)
        case type(): return "type"
        case _: return "other"
for v in [0,1,True,-5,1.5,2+3j,"a",b"b",None,[],[3],[1,2,3,9],(4,4),[[1,2],3],{"k":1,"z":2},{},{"q":1},Pt(0,5),Pt(3,1),Pt(3,2),77,2.25,"zz",int,object(),range(1),bytearray(b"a")]: print(m(v))
class C: X=5
match 5:
    case C.X: print("C.X")
class Q:
    __match_args__=("a","b")
    a=1
try:
    match Q():
        case Q(1,2): print("y")
        case Q(1): print("one")
    match Q():
        case Q(1,2,3): pass
except TypeError as e: print(e)
try:
    match 5:
        case int(1,2): pass
except TypeError as e: print(e)
try:
    match 5:
        case C.X(): pass
except TypeError as e: print(e)
class BadM: __match_args__=5
try:
    match BadM():
        case BadM(1): pass
except TypeError as e: print(e)
match (1,2,3):
    case [a,*_]: print(a)
match {"a":1,"b":2}:
    case {"a": int() as z, **kw}: print(z,kw)
match "abc":
    case [*_]: print("seq")
    case _: print("not seq")

# expect: 01
# expect: 01
# expect: 01
# expect: neg
# expect: f
# expect: c
# expect: ab
# expect: ab
# expect: none
# expect: empty
# expect: ('one', 3)
# expect: ('rest', [2, 3])
# expect: ('eq', 4)
# expect: (1, 2, 3)
# expect: ('map', 1, {'z': 2})
# expect: anymap
# expect: anymap
# expect: ('pt0', 5)
# expect: ('pt', 3, 1)
# expect: other
# expect: ('num', 77)
# expect: ('num', 2.25)
# expect: ('str', 'zz')
# expect: type
# expect: other
# expect: ('one', 0)
# expect: other
# expect: C.X
# expect: one
# expect: Q() accepts 2 positional sub-patterns (3 given)
# expect: int() accepts 1 positional sub-pattern (2 given)
# expect: called match pattern must be a class
# expect: BadM.__match_args__ must be a tuple (got int)
# expect: 1
# expect: 1 {'b': 2}
# expect: not seq

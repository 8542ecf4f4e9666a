l=[1,2,3,4,5]; l[1:3]=[9]; print(l); l[::2]=[0,0]; print(l); del l[::2]; print(l); l[5:]=[7]; l.insert(-1,8); l+=(1,2); l*=2; print(l, l.pop(0), l.count(1), l.index(1), l[-2:], l[::-1], l<[99], l==list(l), 8 in l); l.sort(key=lambda x:-x,reverse=True); print(l, sorted("bca"), [3,1].sort(), [[]]*2, [1,[2,[3]]], list("ab"))
try: l[::2]=[1]
except ValueError as e: print(e)
try: l["a"]=1
except TypeError as e: print(e)
try: l[99]=1
except IndexError as e: print(e)
try: l[0:1]=5
except TypeError as e: print(e)
a=[1]; a.append(a); print(a); t=([],); 
try: t[0]+=[1]
except TypeError as e: print(e, t)
d={"a":1,2:"b",(1,):None}; d.update(c=3); d|={"z":1}; print(d, d|{"q":0}, d.pop("a"), d.setdefault("n",[]), d.get("zz"), list(d.items())[:2], d.keys()&{"c"}, len(d.keys()-{"c","z"}), 2 in d, len(d), dict(a=1,**{"b":2}), dict.fromkeys("ab",0), list(reversed(d)), d.copy()==d, dict([("x",1)]), {1:1,1.0:2,True:3})
print(d.keys(), d.values(), d.items(), {}.keys(), {"a":1}.items()=={"a":1}.items(), d.popitem()); d.clear(); print(d)
for i in range(3): d[i]=i
try:
    for k in d: d[k+10]=1
except RuntimeError as e: print(e)
class Dm(dict):
    def __missing__(s,k): return k*2
print(Dm()["ab"], Dm(a=1), Dm().get("x"))
s={1,2,3}; print(s|{4}, s&{1}, s-{1}, s^{1,9}, s<={1,2,3,4}, s.isdisjoint({7}), s.union([5],[6]), frozenset(s), {frozenset({1})}, set(), frozenset(), s.issuperset([1])); s.add(9); s.discard(100); s.update([7],[8]); s.intersection_update({7,8,9}); s.difference_update({7}); s.symmetric_difference_update({1}); print(sorted(s), s=={1,8,9}, len(s))
t=(1,2,3); print(t+(4,), t*2, t[1:], t.index(2), t.count(1), (1,), (), t<(1,3), hash(t)==hash((1,2,3)), a is a, tuple("ab"))
x,*y,z=range(5); print(x,y,z); (a1,b1),c1=[1,2],3; print(a1,b1,c1); *q,=[]; print(q); [m,n]="ab"; print(m,n)
r=range(10,0,-3); print(r, list(r), len(r), r[1], r[-1], 7 in r, 8 in r, r.index(4), r[1:], r==range(10,0,-3), range(0)==range(2,2), r.start, r.count(4), list(reversed(r)), range(10**20)[10**19], range(5)[::2], hash(range(3))==hash(range(0,3,1)))
b=b"ab\x00\xff'"; print(b, b[0], b[1:], b.hex(), b+b"c", b.find(b"\0"), bytes(3), bytes([1,2]), bytearray(b"x"), b"%d %s"%(1,b"z"), b"a,b".split(b","), b"abc".upper(), b"a".join([b"1",b"2"]), list(b"ab"), b"ab"<b"b", ascii(b.decode("latin-1")), b"abc".translate(None,b"b"), b"\n\t\\", b'"', b"'\""); ba=bytearray(b"abc"); ba[0]=120; ba+=b"d"; ba.extend([101]); del ba[1]; ba[1:2]=b"ZZ"; ba.insert(0,65); print(ba, ba.pop(), ba.remove(65), ba.reverse(), ba, ba*2)
print(sorted([(1,"b"),(1,"a")]), sorted([3,1,2],reverse=True), min(3,1), max("a","b",key=ord), max([],default=0), min([1,2],key=lambda x:-x), sum([[1],[2]],[]), sum([.1]*10), any([]), all([]), list(enumerate("ab",1)), list(zip("ab",[1,2],strict=True)), list(map(lambda a,b:a+b,[1],[2])), list(filter(None,[0,1])), abs(-5), pow(2,3), divmod(7,2), list(reversed([1,2])), next(iter([]),"d"), list(iter(lambda c=[3,2,1]: c.pop(),3)), isinstance(1,(int,str)), callable(print), chr(8364), ord("€"), ascii("é\U0001f600"), repr("a'b\"\n\x7f\u200b"), slice(1,2), slice(None,None,-1).indices(5), vars(type("T",(),{"a":1})())=={}, id(1)==id(1), print(1,2,sep=""), print(), type(print), len("é"))
print("\x41\u0042\103", r"\n", "a" "b", """multi
line""", f"{1+1=} {'a'!r} {3:>{5}} {'nested ' + f'{2}'} {{}} {[x for x in 'ab']}", f"{'\n'.join(['a'])}", f'{ {"a":1}["a"] }', f"{1:{'>'}{4}}", rf"\{1}", f"{(lambda x: x)(2)}", f"{1!s:>3}", f"{'a' 'b'}", f"{3.0=:.2f}", f"{ 1 = }")
from string.templatelib import Template
n=3; tt=t"hi {n!r:>5} {n+1}"; print(type(tt).__name__, tt.strings, tt.values, tt.interpolations[0])

# expect: [1, 9, 4, 5]
# expect: [0, 9, 0, 5]
# expect: [9, 5]
# expect: [5, 8, 7, 1, 2, 9, 5, 8, 7, 1, 2] 9 2 3 [1, 2] [2, 1, 7, 8, 5, 9, 2, 1, 7, 8, 5] True True True
# expect: [1, 1, 2, 2, 5, 5, 7, 7, 8, 8, 9] ['a', 'b', 'c'] None [[], []] [1, [2, [3]]] ['a', 'b']
# expect: attempt to assign sequence of size 1 to extended slice of size 6
# expect: list indices must be integers or slices, not str
# expect: list assignment index out of range
# expect: must assign iterable to extended slice
# expect: [1, [...]]
# expect: 'tuple' object does not support item assignment ([1],)
# expect: {2: 'b', (1,): None, 'c': 3, 'z': 1, 'n': []} {'a': 1, 2: 'b', (1,): None, 'c': 3, 'z': 1, 'q': 0} 1 [] None [(2, 'b'), ((1,), None)] {'c'} 3 True 5 {'a': 1, 'b': 2} {'a': 0, 'b': 0} ['n', 'z', 'c', (1,), 2] True {'x': 1} {1: 3}
# expect: dict_keys([2, (1,), 'c', 'z']) dict_values(['b', None, 3, 1]) dict_items([(2, 'b'), ((1,), None), ('c', 3), ('z', 1)]) dict_keys([]) True ('n', [])
# expect: {}
# expect: dictionary changed size during iteration
# expect: abab {'a': 1} None
# expect: {1, 2, 3, 4} {1} {2, 3} {2, 3, 9} True True {1, 2, 3, 5, 6} frozenset({1, 2, 3}) {frozenset({1})} set() frozenset() True
# expect: [1, 8, 9] True 3
# expect: (1, 2, 3, 4) (1, 2, 3, 1, 2, 3) (2, 3) 1 1 (1,) () True True True ('a', 'b')
# expect: 0 [1, 2, 3] 4
# expect: 1 2 3
# expect: []
# expect: a b
# expect: range(10, 0, -3) [10, 7, 4, 1] 4 7 1 True False 2 range(7, -2, -3) True True 10 1 [1, 4, 7, 10] 10000000000000000000 range(0, 5, 2) True
# expect: b"ab\x00\xff'" 97 b"b\x00\xff'" 616200ff27 b"ab\x00\xff'c" 2 b'\x00\x00\x00' b'\x01\x02' bytearray(b'x') b'1 z' [b'a', b'b'] b'ABC' b'1a2' [97, 98] True "ab\x00\xff'" b'ac' b'\n\t\\' b'"' b'\'"'
# expect: bytearray(b'dZZx') 101 None None bytearray(b'dZZx') bytearray(b'dZZxdZZx')
# expect: 12
# expect:
# expect: [(1, 'a'), (1, 'b')] [3, 2, 1] 1 b 0 2 [1, 2] 1.0 False True [(1, 'a'), (2, 'b')] [('a', 1), ('b', 2)] [3] [1] 5 8 (3, 1) [2, 1] d [1, 2] True True € 8364 '\xe9\U0001f600' 'a\'b"\n\x7f\u200b' slice(1, 2, None) (4, -1, -1) True True None None <class 'builtin_function_or_method'> 1
# expect: ABC \n ab multi
# expect: line 1+1=2 'a'     3 nested 2 {} ['a', 'b'] a 1    1 \1 2   1 ab 3.0=3.00  1 = 1
# expect: Template ('hi ', ' ', '') (3, 4) Interpolation(3, 'n', 'r', '>5')

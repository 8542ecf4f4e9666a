import json
for bad in ['"\\u12"', '"\\u12zz"', '"abc\\', '["a', '{"a":"', '"\\ud83d"', '"\\ud83d\\u0041"', '"\\u"', '[1,]','[,1]','{"a":1 "b"}','{"a":1,}','{,}','[1 2]','{"a"}','{"a":}','-','--1','1e','.5','+1','Infinit','tru','"\n"', '"\U0001f600\x01"', '["\U0001f600" x]', '[-Infinity, -Inf]', "\ufeff1", "[1]\U0001f600"]:
    try: print(ascii(json.loads(bad)))
    except json.JSONDecodeError as e: print(ascii(bad), e)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, getattr(e,"__notes__",None))
class I(int): 
    def __repr__(s): return "II"
    __str__=__repr__
class F(float):
    def __repr__(s): return "FF"
class S(str): pass
class L(list): pass
class D(dict): pass
t(lambda: json.dumps([I(3),F(2.5),S("x"),L([1]),D(a=1),(1,2),True,None]))
t(lambda: json.dumps({I(3):1,F(2.5):2,S("k"):3,True:4,None:5,2.5:6}))
t(lambda: json.dumps({"b":1,"a":2},sort_keys=True)); t(lambda: json.dumps({"b":1,2:2},sort_keys=True))
t(lambda: json.dumps([1,[2,{"k":[3,object]}]])); t(lambda: json.dumps({b"x":1})); t(lambda: json.dumps({b"x":1},skipkeys=True))
t(lambda: json.dumps([],separators=(",",":"))+json.dumps({}))
t(lambda: json.dumps("\u2028\x7f\x00\\\"/\U0001f600\ud800")); t(lambda: ascii(json.dumps("\u2028\x7f\x00\\\"/\U0001f600",ensure_ascii=False)))
t(lambda: json.dumps(2**100)); t(lambda: json.dumps([float("inf")],allow_nan=False)); t(lambda: json.dumps([-0.0,1e100,1.0]))
d={}; d["d"]=d; t(lambda: json.dumps(d)); t(lambda: json.dumps({"a":[d]}))
t(lambda: json.dumps([1j],default=lambda o:[o.real,{"z":o.imag}])); t(lambda: json.dumps([1j],default=lambda o:o))

t(lambda: json.dumps({"a":1,"b":[1,2]},indent=2)); t(lambda: json.dumps({float("nan"):1})); t(lambda: json.dumps({float("nan"):1},allow_nan=False))
t(lambda: json.loads('{"a":[1,2,{"b":null}],"c":1.5e3,"d":-7}',parse_int=lambda s:"i"+s,parse_float=lambda s:"f"+s,parse_constant=lambda s:s))
t(lambda: json.loads('[NaN]',parse_constant=lambda s:"C"+s)); t(lambda: json.loads('["a\tb"]',strict=False))
t(lambda: json.JSONDecoder().raw_decode('1 x')); t(lambda: json.JSONDecoder().raw_decode('  1',2)); t(lambda: json.JSONDecoder().raw_decode('1',-1)); t(lambda: json.JSONDecoder().decode(' [1] '))

# expect: '"\\u12"' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"\\u12zz"' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '"abc\\' Unterminated string starting at: line 1 column 1 (char 0)
# expect: '["a' Unterminated string starting at: line 1 column 2 (char 1)
# expect: '{"a":"' Unterminated string starting at: line 1 column 6 (char 5)
# expect: '\ud83d'
# expect: '\ud83dA'
# expect: '"\\u"' Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '[1,]' Illegal trailing comma before end of array: line 1 column 3 (char 2)
# expect: '[,1]' Expecting value: line 1 column 2 (char 1)
# expect: '{"a":1 "b"}' Expecting ',' delimiter: line 1 column 8 (char 7)
# expect: '{"a":1,}' Illegal trailing comma before end of object: line 1 column 7 (char 6)
# expect: '{,}' Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: '[1 2]' Expecting ',' delimiter: line 1 column 4 (char 3)
# expect: '{"a"}' Expecting ':' delimiter: line 1 column 5 (char 4)
# expect: '{"a":}' Expecting value: line 1 column 6 (char 5)
# expect: '-' Expecting value: line 1 column 1 (char 0)
# expect: '--1' Expecting value: line 1 column 1 (char 0)
# expect: '1e' Extra data: line 1 column 2 (char 1)
# expect: '.5' Expecting value: line 1 column 1 (char 0)
# expect: '+1' Expecting value: line 1 column 1 (char 0)
# expect: 'Infinit' Expecting value: line 1 column 1 (char 0)
# expect: 'tru' Expecting value: line 1 column 1 (char 0)
# expect: '"\n"' Invalid control character at: line 1 column 2 (char 1)
# expect: '"\U0001f600\x01"' Invalid control character at: line 1 column 3 (char 2)
# expect: '["\U0001f600" x]' Expecting ',' delimiter: line 1 column 6 (char 5)
# expect: '[-Infinity, -Inf]' Expecting value: line 1 column 13 (char 12)
# expect: '\ufeff1' Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)
# expect: '[1]\U0001f600' Extra data: line 1 column 4 (char 3)
# expect: [3, 2.5, "x", [1], {"a": 1}, [1, 2], true, null]
# expect: {"3": 1, "2.5": 6, "k": 3, "true": 4, "null": 5}
# expect: {"a": 2, "b": 1}
# expect: TypeError '<' not supported between instances of 'int' and 'str' None
# expect: TypeError Object of type type is not JSON serializable ['when serializing list item 1', "when serializing dict item 'k'", 'when serializing list item 1', 'when serializing list item 1']
# expect: TypeError keys must be str, int, float, bool or None, not bytes None
# expect: {}
# expect: []{}
# expect: "\u2028\u007f\u0000\\\"/\ud83d\ude00\ud800"
# expect: '"\u2028\x7f\\u0000\\\\\\"/\U0001f600"'
# expect: 1267650600228229401496703205376
# expect: ValueError Out of range float values are not JSON compliant: inf ['when serializing list item 0']
# expect: [-0.0, 1e+100, 1.0]
# expect: ValueError Circular reference detected ["when serializing dict item 'd'"]
# expect: ValueError Circular reference detected ["when serializing dict item 'd'", 'when serializing list item 0', "when serializing dict item 'a'"]
# expect: [[0.0, {"z": 1.0}]]
# expect: ValueError Circular reference detected ['when serializing complex object', 'when serializing list item 0']
# expect: {
# expect:   "a": 1,
# expect:   "b": [
# expect:     1,
# expect:     2
# expect:   ]
# expect: }
# expect: {"NaN": 1}
# expect: ValueError Out of range float values are not JSON compliant: nan None
# expect: {'a': ['i1', 'i2', {'b': None}], 'c': 'f1.5e3', 'd': 'i-7'}
# expect: ['CNaN']
# expect: ['a\tb']
# expect: (1, 1)
# expect: (1, 3)
# expect: ValueError idx cannot be negative None
# expect: [1]

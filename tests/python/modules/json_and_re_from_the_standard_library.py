import json, re
print(json.dumps({"a": [1, 2.5, None, True], "b": "é\n"}), json.loads('{"x": [1, 2e3, "\\u00e9", false]}'), json.dumps([1, {"k": 2}], indent=1), json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")))
print(re.findall(r"\d+", "a1b22c333"), re.sub(r"(\w)(\d)", r"\2\1", "a1 b2"), re.match(r"(?P<y>\d{4})-(?P<m>\d\d)", "2024-05").groupdict(), re.split(r"[,;]\s*", "a, b;c"), bool(re.fullmatch("a*", "aaa")), re.search("x", "abc"))
try:
    json.loads("{bad}")
except json.JSONDecodeError as e:
    print(e)

# expect: {"a": [1, 2.5, null, true], "b": "\u00e9\n"} {'x': [1, 2000.0, 'é', False]} [
# expect:  1,
# expect:  {
# expect:   "k": 2
# expect:  }
# expect: ] {"a":2,"b":1}
# expect: ['1', '22', '333'] 1a 2b {'y': '2024', 'm': '05'} ['a', 'b', 'c'] True None
# expect: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)

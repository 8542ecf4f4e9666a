pair = "\ud800\udc00"
print(len(pair), len("\ud800" + "\udc00"), len("\U00010000"), ascii("a\ud800\udc00b"), pair == "\U00010000")
print(ascii(pair[0]), ascii(pair[1:]), len(pair * 2), "\udc00" in pair, ascii("\\ud800\udc00"))

# expect: 2 2 1 'a\ud800\udc00b' False
# expect: '\ud800' '\udc00' 4 True '\\ud800\udc00'

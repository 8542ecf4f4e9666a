for s in ("it's", 'say "hi"', "both ' and \"", "tab\t nl\n cr\r", "\\", "\x00\x7f\xa0", "é日本", "\u200b\ud800"[0:1], "😀", "\U0010ffff"):
    print(repr(s), ascii(s))
print(ascii("\ud800"), len("\ud800\udc00"))

# expect: "it's" "it's"
# expect: 'say "hi"' 'say "hi"'
# expect: 'both \' and "' 'both \' and "'
# expect: 'tab\t nl\n cr\r' 'tab\t nl\n cr\r'
# expect: '\\' '\\'
# expect: '\x00\x7f\xa0' '\x00\x7f\xa0'
# expect: 'é日本' '\xe9\u65e5\u672c'
# expect: '\u200b' '\u200b'
# expect: '😀' '\U0001f600'
# expect: '\U0010ffff' '\U0010ffff'
# expect: '\ud800' 2

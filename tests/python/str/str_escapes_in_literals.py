print("\x41\u00e9\U0001F600\u2022\101\0".encode("unicode_escape"))
print(r"\n", R'\'', "a\
b", b"\x41\n", rb"\d", "a" "b" 'c', len("\
"))
print("""line one
"two" line""")

# expect: b'A\\xe9\\U0001f600\\u2022A\\x00'
# expect: \n \' ab b'A\n' b'\\d' abc 0
# expect: line one
# expect: "two" line

print("hello World".title(), "hELLO".capitalize(), "aBc".swapcase(), "ß".upper(), "ǆ".title(), "İ".lower(), "ΑΣ".lower(), "ß".casefold())
print("abc".isalpha(), "ab1".isalnum(), "12".isdigit(), "²".isdigit(), "²".isdecimal(), "Ⅷ".isnumeric(), "a_1".isidentifier(), "1a".isidentifier())
print(" \t".isspace(), "Ab".istitle(), "AB1".isupper(), "".isalpha(), "é\n".isprintable(), "abc".isascii(), "é".isascii())

# expect: Hello World Hello AbC SS ǅ i̇ ας ss
# expect: True True True True False True True False
# expect: True True True False False True False

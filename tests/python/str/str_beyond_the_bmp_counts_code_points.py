s = "a😀b\U00010000"
print(len(s), s[1], s[::-1], s.find("b"), s.index("\U00010000"), list(s), s[1:3].upper())
print(s.replace("b", "😀"), s.split("😀"), "😀" in s, s.count("😀"), ord(s[1]), chr(128512), s * 2)
print(s < "b", "\uffff" < "\U00010000", max(s), s.center(8, "*"), s.encode().hex(), s == "a\U0001F600b\U00010000")
print(sorted(s), s.ljust(6) + "|", f"{s:>6}", s.partition("😀"), s.isalpha(), "😀".isprintable())

# expect: 4 😀 𐀀b😀a 2 3 ['a', '😀', 'b', '𐀀'] 😀B
# expect: a😀😀𐀀 ['a', 'b𐀀'] True 1 128512 😀 a😀b𐀀a😀b𐀀
# expect: True True 😀 **a😀b𐀀** 61f09f988062f0908080 True
# expect: ['a', 'b', '𐀀', '😀'] a😀b𐀀  |   a😀b𐀀 ('a', '😀', 'b𐀀') False True

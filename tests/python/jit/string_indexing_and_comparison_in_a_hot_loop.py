text = "the quick brown fox jumps over the lazy dog " * 80
vowels = words = 0
previous = " "
i = 0
while i < len(text):
    c = text[i]
    if c in "aeiou":
        vowels += 1
    if previous == " " and c != " ":
        words += 1
    if "m" <= c < "q":
        vowels += 1000000
    previous = c
    i += 1
print(vowels, words)

# expect: 560000880 720

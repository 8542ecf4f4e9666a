text = "ab\U0001F600c" * 800 + "\U00010000"
total = 0
for i in range(len(text)):
    total += ord(text[i])
print(len(text), total, text[2] == "\U0001F600", text[-1] > "\uffff")

# expect: 3201 103110336 True True

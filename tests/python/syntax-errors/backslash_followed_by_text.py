x = 1 + \ 2

# stderr:   File "backslash_followed_by_text.py", line 1
# stderr:     x = 1 + \ 2
# stderr:              ^
# stderr: SyntaxError: unexpected character after line continuation character
# status: 1

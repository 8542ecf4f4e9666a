x = 5 € 3

# stderr:   File "invalid_character.py", line 1
# stderr:     x = 5 € 3
# stderr:           ^
# stderr: SyntaxError: invalid character '€' (U+20AC)
# status: 1

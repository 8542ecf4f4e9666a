x = 1
s = """abc
def

# stderr:   File "unterminated_triple_quoted_string.py", line 2
# stderr:     s = """abc
# stderr:         ^
# stderr: SyntaxError: unterminated triple-quoted string literal (detected at line 3)
# status: 1

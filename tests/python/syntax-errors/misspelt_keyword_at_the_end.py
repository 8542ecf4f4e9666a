x = 1
whille x:
    pass

# stderr:   File "misspelt_keyword_at_the_end.py", line 2
# stderr:     whille x:
# stderr:     ^^^^^^
# stderr: SyntaxError: invalid syntax. Did you mean 'while'?
# status: 1

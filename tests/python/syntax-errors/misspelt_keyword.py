fro i in range(3):
    pass

# stderr:   File "misspelt_keyword.py", line 1
# stderr:     fro i in range(3):
# stderr:     ^^^
# stderr: SyntaxError: invalid syntax. Did you mean 'for'?
# status: 1

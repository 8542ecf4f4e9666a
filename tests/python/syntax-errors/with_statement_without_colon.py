with open("x") as f
    pass

# stderr:   File "with_statement_without_colon.py", line 1
# stderr:     with open("x") as f
# stderr:                        ^
# stderr: SyntaxError: expected ':'
# status: 1

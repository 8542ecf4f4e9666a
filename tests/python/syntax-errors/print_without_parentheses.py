print "hello"

# stderr:   File "print_without_parentheses.py", line 1
# stderr:     print "hello"
# stderr:     ^^^^^^^^^^^^^
# stderr: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
# status: 1

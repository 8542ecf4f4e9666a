def f():
return 1

# stderr:   File "missing_indented_block.py", line 2
# stderr:     return 1
# stderr:     ^^^^^^
# stderr: IndentationError: expected an indented block after function definition on line 1
# status: 1

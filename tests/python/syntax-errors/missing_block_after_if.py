for i in range(3):
    if i:
print(i)

# stderr:   File "missing_block_after_if.py", line 3
# stderr:     print(i)
# stderr: IndentationError: expected an indented block after 'if' statement on line 2
# status: 1
